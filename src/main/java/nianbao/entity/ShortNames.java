package nianbao.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short forms in which a division is spoken of: 上虞 for 上虞区, 凉山州 for 凉山彝族自治州. */
final class ShortNames {
  private static final String PEOPLES =
      "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族"
          + "|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族"
          + "|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春|各族";
  private static final Pattern AUTONOMOUS =
      Pattern.compile("^(.{2,}?)(?:" + PEOPLES + ")+自治([州县旗区])$");
  private static final List<String> SUFFIXES =
      List.of("特别行政区", "自治区", "自治县", "自治旗", "地区", "新区", "省", "市", "县", "区", "盟", "旗");

  private ShortNames() {}

  /** The full name and its short forms. */
  static Set<String> withFull(String name) {
    var forms = new LinkedHashSet<String>();
    forms.add(name);
    forms.addAll(of(name));
    return forms;
  }

  /** Every short form of a full name, without the full name itself. */
  static Set<String> of(String name) {
    var forms = new LinkedHashSet<String>();
    Matcher autonomous = AUTONOMOUS.matcher(name);
    if (autonomous.matches()) {
      forms.add(autonomous.group(1));
      forms.add(autonomous.group(1) + autonomous.group(2));
      forms.add(autonomous.group(1) + "自治" + autonomous.group(2));
      return forms;
    }
    for (String suffix : SUFFIXES) {
      if (name.endsWith(suffix) && name.length() >= suffix.length() + 2) {
        forms.add(name.substring(0, name.length() - suffix.length()));
        break;
      }
    }
    if (name.startsWith("锡林郭勒")) {
      forms.add("锡盟");
    }
    return forms;
  }
}
