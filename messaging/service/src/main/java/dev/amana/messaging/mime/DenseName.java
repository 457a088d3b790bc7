package dev.amana.messaging.mime;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names in scripts that put no spaces between words: written with any blanks between their signs or with none. */
final class DenseName {
    private static final String SIGN = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\u30FC]";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\u30FB\\u00B7=\\uFF1D]+");
    private static final Pattern SIGNS = Pattern.compile(SIGN + "{2,}");
    private static final Pattern SHORT_KOREAN = Pattern.compile("\\p{IsHangul}{2}");

    /** A wrap with quote marks at most. */
    private static final String GAP = "[\\s\\p{Z}\\p{Cf}\\u30FB\\u00B7>|]{0,6}+";

    /** Korean puts spaces between words, and endings at their end. */
    private static final String KOREAN_END = "(?=(?:\uC785\uB2C8\uB2E4|\uC774\uC5D0\uC694|\uC608\uC694|\uC774\uACE0"
            + "|\uB77C\uACE0|\uC5D0\uAC8C|[\uB2D8\uC528\uC740\uB294\uC774\uAC00\uC744\uB97C\uC758\uC5D0\uB3C4\uC640\uACFC])?+"
            + "(?!\\p{IsHangul}))";

    /** Family names that stand before most Chinese names of two signs. */
    private static final String FAMILY_NAMES = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂"
            + "苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢"
            + "汤湯尹黎易常武乔喬贺賀赖賴龚龔文김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진엄채원천방공현";

    private DenseName() {}

    /** Null where it is no such name, or of one sign. */
    static @Nullable Identifier of(String name) {
        List<String> words = words(name);
        String signs = String.join("", words);
        if (!SIGNS.matcher(signs).matches()) {
            return null;
        }
        String pattern = spaced(signs);
        if (SHORT_KOREAN.matcher(signs).matches()) {
            pattern = "(?<!\\p{IsHangul})" + pattern + KOREAN_END;
        } else if (words.size() == 2) {
            pattern = pattern + "|" + spaced(words.getLast() + words.getFirst());
        }
        List<String> sure = List.of(signs.substring(0, signs.offsetByCodePoints(0, 1)));
        return new Identifier.Name(Pattern.compile(pattern), sure, null);
    }

    /** Whether {@link #of} makes a pattern of it. */
    static boolean isOne(String name) {
        return SIGNS.matcher(String.join("", words(name))).matches();
    }

    private static List<String> words(String name) {
        return Arrays.stream(BLANKS.split(Normalizer.normalize(name, Normalizer.Form.NFKC)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String spaced(String signs) {
        return signs.codePoints().mapToObj(Character::toString).collect(Collectors.joining(GAP));
    }

    /** Whether two signs that somebody calls themselves by are likely a name and not a word such as "shop". */
    static boolean isLikely(String displayName) {
        String signs = String.join("", words(displayName));
        boolean two = SIGNS.matcher(signs).matches() && signs.codePointCount(0, signs.length()) == 2;
        return !two || FAMILY_NAMES.indexOf(signs.codePointAt(0)) >= 0;
    }
}
