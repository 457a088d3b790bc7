package dev.amana.moderation.contact;

import dev.amana.moderation.contact.Contact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Contact data without a syntax of their own that could be checked: names on messengers, hosts without {@code www}, numbers
 * that no country has given out, streets. All patterns are bounded, so that their cost is linear.
 */
final class Traces {
    private static final String MESSENGERS =
            "(?:whats ?app|wapp|wechat|weixin|telegram|viber|\\bline\\b|signal|discord|skype|insta(?:gram)?|snap(?:chat)?|"
                    + "kakao(?:talk)?|threema|facebook|messenger|tiktok|twitter|google ?mail|gmail|yahoo|gmx|hotmail|icloud|"
                    + "paypal|venmo|cash ?app|revolut|zelle|"
                    + "جيميل|جي ميل|ياهو|سناب|ديسكورد|سكايب|تيليجرام|تليجرام|تلغرام|تلجرام|انستا|انستغرام|انستقرام|واتس|فايبر|سيجنال|لاين|"
                    + "فيسبوك|تيك توك|"
                    + "スカイプ|テレグラム|ライン|シグナル|バイバー|インスタ|カカオ|ディスコード|ジーメール|gメール|ヤフー|ワッツアップ|スナチャ|スナップチャット|"
                    + "ツイッター|フェイスブック|ホットメール|ペイペイ|ペイパル)";
    /** Of each messenger's name what stands in all its spellings: to look for these first costs a hundredth. */
    private static final List<String> MESSENGER_STEMS = Stream.of(
                    MESSENGERS.substring("(?:".length()).split("\\|"))
            .map(Traces::stem)
            .toList();

    /** A word that is no ordinary one: with a digit, a low line or a dot inside. */
    private static final String NAME =
            "(?<name>@?[a-z][a-z0-9]{0,24}(?:[._-]{1,2}[a-z0-9]{1,24}){1,5}|@?[a-z]{2,20}[0-9]{1,8}[a-z0-9]{0,12})";

    private static final String DIGITS = "(?<name>[+(]{0,2}[0-9oil][0-9oil ()./-]{5,22}[0-9oil])";
    private static final String CALLING =
            "(?:tel|phone|call|ring|text|sms|mobile|cell|number|whats ?app|signal|dial|fax|ruf|anruf|handy|nummer|mobil|funk|"
                    + "هاتف|جوال|موبايل|اتصل|رقم|واتس|سيجنال|كلم|دق|رساله نصيه|رسالة نصية|電話|番号|携帯|ショートメール|sms|ラインで|連絡)";
    private static final String TOP =
            "com|net|org|de|io|co|uk|jp|info|biz|shop|store|online|site|xyz|app|dev|eu|ch|fr|es|nl|pl|ru|cn|ae|sa|eg|jo|kw|qa|ma|tr|"
                    + "ca|au|br|kr|tw|hk|sg|ly|gg|tv|cc|link|click|page|ws|ai|example|test|market|sale|deals|club|top|vip|bio";

    /** @param needs what a text must have for the pattern to be worth the while; looked for once, for all patterns */
    private record Trace(Kind kind, Need needs, Pattern pattern) {}

    private static final List<Trace> TRACES = List.of(
            new Trace(
                    Kind.LINK,
                    Need.SIGN_IN_WORD,
                    of("(?<![\\w@.-])(?<name>(?:[a-z0-9-]{1,40}\\.){1,4}(?:" + TOP
                            + ")(?![a-z0-9-])(?:/\\S{0,200})?)")),
            new Trace(
                    Kind.LINK,
                    Need.SIGN_IN_WORD,
                    of("(?<![\\w@.-])(?<name>[a-z0-9-]{1,30}\\.(?:me|to|it|in|at|us|so|my|be|is)/\\S{2,200})")),
            new Trace(Kind.HANDLE, Need.AT, of("(?<![\\w.])(?<name>@[a-z0-9_](?:[a-z0-9_.]{1,28})[a-z0-9_])")),
            new Trace(Kind.HANDLE, Need.HASH, of("(?<![\\w.])(?<name>[a-z0-9_.]{2,32}#[0-9]{4})(?![0-9])")),
            new Trace(Kind.HANDLE, Need.LIVE, of("(?<![\\w.])(?<name>live:[a-z0-9_.]{3,40})")),
            new Trace(Kind.HANDLE, Need.NAME, of(MESSENGERS + "[^\\n]{0,30}?(?<![a-z0-9])" + NAME)),
            new Trace(Kind.HANDLE, Need.NAME, of("(?<![a-z0-9])" + NAME + "[^\\n]{0,20}?" + MESSENGERS)),
            new Trace(
                    Kind.NUMBER, Need.DIGITS, of(CALLING + "[^\\n0-9]{0,30}?(?<![a-z0-9])" + DIGITS + "(?![a-z0-9])")),
            new Trace(
                    Kind.NUMBER,
                    Need.DIGITS,
                    of("(?<![a-z0-9])(?<name>(?:\\+|0|o|\\()[0-9oil ()./-]{7,22}[0-9oil])(?![a-z0-9])")),
            new Trace(
                    Kind.STREET,
                    Need.DIGIT,
                    of(
                            "(?<name>\\b[0-9]{1,4}[a-z]? [a-z]{2,20} (?:street|st|road|rd|avenue|ave|lane|ln|drive|court|close|square|terrace)\\b)")),
            new Trace(
                    Kind.STREET,
                    Need.DIGIT_BEHIND_STREET,
                    of(
                            "(?<name>\\b[a-zäöüß-]{2,30} ?(?:straße|strasse|str\\.|weg|platz|allee|gasse|ufer|ring) ?[0-9]{1,4})")),
            new Trace(
                    Kind.STREET,
                    Need.DIGIT_AMONG_ARABIC,
                    of("(?<name>(?:شارع|طريق|حي|بنايه|عماره) \\S{2,20}(?: \\S{2,20})? [0-9]{1,5})")),
            new Trace(
                    Kind.STREET,
                    Need.DIGIT_AMONG_HAN,
                    of("(?<name>[0-9]{1,3}(?:丁目|番地)|[\\p{IsHan}]{1,6}[0-9]{1,3}-[0-9]{1,3}(?:-[0-9]{1,3})?)")));

    static final int FEWEST_DIGITS = 4;
    /** With letters that look like them. */
    static final int FEWEST_LIKE_DIGITS = 7;

    private static final int MOST_LIKE_DIGITS = 15;

    /** The longest word for a call or a number, and what may follow upon it. */
    private static final int LONGEST_BEFORE_DIGITS = 60;

    private Traces() {}

    /** Up to what is optional. */
    private static String stem(String regex) {
        String word = regex.replace("\\b", "");
        int end = 0;
        while (end < word.length() && "(?)".indexOf(word.charAt(end)) < 0) {
            end++;
        }
        boolean lastIsOptional = end < word.length() && word.charAt(end) == '?';
        return word.substring(0, lastIsOptional ? end - 1 : end);
    }

    private static Pattern of(String regex) {
        return Pattern.compile(regex);
    }

    /** A place in the given text. */
    record Place(Kind kind, int start, int end) {}

    static List<Place> in(String text) {
        Need.Given given = Need.given(text);
        List<Place> places = new ArrayList<>();
        for (Trace trace : TRACES) {
            if (!given.needs().contains(trace.needs()) || (trace.needs() == Need.NAME && !namesMessenger(text))) {
                continue;
            }
            Matcher found = trace.pattern().matcher(text);
            if (trace.needs() == Need.DIGITS) {
                given.numbers().forEach(number -> addNumbers(found, number, text, places));
                continue;
            }
            while (trace.needs() == Need.DIGIT ? findFromDigit(found, text) : found.find()) {
                places.add(new Place(trace.kind(), found.start("name"), found.end("name")));
            }
        }
        return places;
    }

    /** Those in a row of digits; what calls them a number stands shortly before it. */
    private static void addNumbers(Matcher matcher, Need.Place row, String text, List<Place> places) {
        int from = Math.max(0, row.start() - LONGEST_BEFORE_DIGITS);
        matcher.useTransparentBounds(true).region(from, Math.min(text.length(), row.end() + 1));
        while (matcher.find()) {
            if (isNumber(matcher.group("name"))) {
                places.add(new Place(Kind.NUMBER, matcher.start("name"), matcher.end("name")));
            }
        }
    }

    private static boolean namesMessenger(String text) {
        return MESSENGER_STEMS.stream().anyMatch(text::contains);
    }

    /** The next match of a pattern that begins with a digit: it is tried there alone. */
    private static boolean findFromDigit(Matcher matcher, String text) {
        int from = matcher.hasMatch() ? matcher.end() : 0;
        matcher.useTransparentBounds(true);
        for (int i = from; i < text.length(); i++) {
            if (isDigit(text.charAt(i)) && matcher.region(i, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** Seven to fifteen digits, of which few are letters that look like them. */
    private static boolean isNumber(String digits) {
        long real = digits.chars().filter(Traces::isDigit).count();
        long all = real + digits.chars().filter(Traces::isLikeDigit).count();
        return all >= FEWEST_LIKE_DIGITS && all <= MOST_LIKE_DIGITS && real >= FEWEST_DIGITS;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLikeDigit(int c) {
        return c == 'o' || c == 'i' || c == 'l';
    }
}
