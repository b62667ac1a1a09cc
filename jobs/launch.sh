# Sourced by the commands beside it: builds what is not built yet, then starts the command named like the script.
#
# Embedded Spark by default. With SPARK_HOME set, spark-submit starts the same lean jar and the jars that are not Spark's.
# NIANBAO_HEAP sets the heap (default 4g), JAVA_HOME the JDK, NIANBAO_CLASSPATH adds jars to the embedded Spark (a file
# system's client, for one).
set -euo pipefail

here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
command="$(basename "$0")"
jar="$here/target/nianbao.jar"
say() { printf '%s\n' "$*" >&2; }

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
command -v "$java" >/dev/null || { say "no java found: install a JDK 17 or set JAVA_HOME"; exit 2; }

stale() {
  [ ! -f "$jar" ] || [ ! -f "$here/target/classpath/laptop" ] \
    || [ "$here/pom.xml" -nt "$jar" ] \
    || [ -n "$(find "$here/src/main" -newer "$jar" -type f -print -quit)" ]
}

# Another launcher may be building: one builds, the other waits and finds it built.
build() {
  mkdir -p "$here/target"
  exec 9>"$here/target/.build.lock"
  if command -v flock >/dev/null; then flock 9; fi
  if stale; then
    command -v mvn >/dev/null || { say "not built yet and no mvn found: install Maven 3.8 or later"; exit 2; }
    say "building nianbao (the first time Maven fetches what it needs, some minutes) ..."
    (cd "$here" && mvn -q -B -ntp -DskipTests package) >&2 || { say "the build failed"; exit 1; }
    touch "$jar"
  fi
  exec 9>&-
}
if stale; then build; fi

# cron and systemd start with the POSIX locale, in which Java cannot name a file in Chinese.
case "$(locale charmap 2>/dev/null)" in
  UTF-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

export NIANBAO_HOME="$here"
if [ -n "${SPARK_HOME:-}" ]; then
  master=()
  for ((i = 1; i < $#; i++)); do
    if [ "${!i}" = "--master" ]; then next=$((i + 1)); master=(--master "${!next}"); fi
  done
  exec "$SPARK_HOME/bin/spark-submit" "${master[@]}" --class nianbao.work.Main \
    --driver-memory "${NIANBAO_HEAP:-4g}" \
    --driver-java-options "-Dlog4j2.configurationFile=$here/conf/log4j2.properties" \
    --jars "$(tr ':' ',' <"$here/target/classpath/submit")" "$jar" "$command" "$@"
fi

# Who waits for one answer waits mostly for compiled code: the quick compiler alone halves that. Long runs want both.
case "$command" in
  query | status | explain) jit=(-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m) ;;
  *) jit=() ;;
esac
exec "$java" "@$here/conf/jvm.options" "${jit[@]}" -Xmx"${NIANBAO_HEAP:-4g}" \
  -Dlog4j2.configurationFile="$here/conf/log4j2.properties" \
  -cp "$jar:$(cat "$here/target/classpath/laptop"):$(cat "$here/target/classpath/submit")${NIANBAO_CLASSPATH:+:$NIANBAO_CLASSPATH}" \
  nianbao.work.Main "$command" "$@"
