package nianbao.work;

/** Why a command ends, as its exit code. */
public final class Exit extends RuntimeException {
  public static final int DONE = 0;
  public static final int UNEXPECTED = 1;
  public static final int USAGE = 2;
  public static final int AUDIT_FAILED = 3;
  public static final int QUARANTINE = 4;
  public static final int LOCKED = 5;
  public static final int INPUT_MISSING = 6;

  private static final long serialVersionUID = 1L;
  private final int code;

  /**
   * @param code one of the codes above
   * @param message one line for the operator: what, why, what to do
   */
  public Exit(int code, String message) {
    super(message);
    this.code = code;
  }

  public int code() {
    return code;
  }
}
