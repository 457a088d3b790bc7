package dev.amana.moderation.number;

import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.SignalSource;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.text.MappedText;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds numbers of cards, accounts and papers, in whatever digits and however spaced. A check digit alone proves little,
 * since one number in ten has it by chance: cards must begin as cards do, papers need a word beside them that says what
 * they are, and what is called an order or a parcel is one.
 */
public final class PersonalNumbers implements SignalSource {
    private static final double SURE = 0.95;
    private static final int FEWEST_DIGITS = 10;
    private static final int BEFORE_CHARS = 30;
    private static final int BESIDE_CHARS = 40;

    // In small letters, without marks, with one spelling for Arabic: as texts are displayed.
    // Right before the digits, with no more between than what says that it is their number: what an invoice shows is
    // another thing than the invoice's number.
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?:imei|serial|serien|order|track|parcel|ship|invoice|bestell|sendung|auftrag|paket|rechnung"
                    + "|طلب|تتبع|شحن|فاتور|بوليص|注文|追跡|送り状|伝票|問い合わせ番号|請求書?)[\\p{IsLatin}\\p{IsArabic}]{0,16}"
                    + "(?:[\\s:：#.,()-]{0,3}(?:numbers?|num|no|nr|nummer|code|id|ref(?:erence)?|is|was|ist|war|lautet"
                    + "|رقم|رقمه|رقمها|هو|هي|番号|は|が|の)(?![a-z])){0,4}[\\s:：#.,(「-]{0,4}$");
    private static final Pattern CARD =
            Pattern.compile("card|visa|master|amex|cvv|cvc|karte|kredit|بطاق|فيزا|カード|クレジット");
    private static final Pattern TAX_ID = Pattern.compile("steuer|idnr|\\btin\\b|tax|identifikationsnummer");
    private static final Pattern MY_NUMBER = Pattern.compile("マイナンバー|個人番号|my ?number");
    private static final Pattern SAUDI_ID = Pattern.compile("هوي|اقام|iqama|national id|\\bid\\b|سجل مدني|السجل");

    private record Paper(String name, int digits, Predicate<String> right, Pattern beside) {}

    private static final List<Paper> PAPERS = List.of(
            new Paper("personal-data.tax-id", 11, CheckDigits::germanTaxId, TAX_ID),
            new Paper("personal-data.my-number", 12, CheckDigits::myNumber, MY_NUMBER),
            new Paper("personal-data.national-id", 10, CheckDigits::saudiId, SAUDI_ID));

    private final Normaliser normaliser;
    private final Ibans ibans = new Ibans();

    public PersonalNumbers(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    @Override
    public List<Signal> signals(Passage passage) {
        if (passage.place() == Place.QUOTED || !mayHold(passage.text())) {
            return List.of();
        }
        MappedText mapped = normaliser.displayed(passage.text());
        List<Signal> found = new ArrayList<>();
        addAccounts(mapped, passage, found);
        for (DigitRun run : DigitRun.in(mapped.text(), FEWEST_DIGITS)) {
            addCard(run, mapped, passage, found);
            addPaper(run, mapped, passage, found);
        }
        return found;
    }

    /** Most texts have few digits, and then there is nothing to do. */
    private static boolean mayHold(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (mayBeDigit(text, i) && ++digits >= FEWEST_DIGITS) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeDigit(String text, int at) {
        char c = text.charAt(at);
        return c < 0x80
                ? c >= '0' && c <= '9'
                : !Character.isLowSurrogate(c) && !Character.isLetter(text.codePointAt(at));
    }

    private void addAccounts(MappedText mapped, Passage passage, List<Signal> found) {
        String text = mapped.text();
        for (int i = 0; i < text.length(); i++) {
            Ibans.Place place = ibans.at(text, i);
            if (place != null) {
                found.add(signal("personal-data.iban", Severity.MEDIUM, mapped, passage, place.start(), place.end()));
                i = place.end() - 1;
            }
        }
    }

    /** At the beginning of the digits: behind it may be a date or the number on the back. */
    private static void addCard(DigitRun run, MappedText mapped, Passage passage, List<Signal> found) {
        int most = Math.min(Cards.LONGEST, run.digits().length());
        for (int length = most; length >= Cards.SHORTEST; length--) {
            boolean whole = run.isUniform() ? length == run.digits().length() : run.groupEndsAfter(length);
            if (whole && Cards.isNumber(run.digits().substring(0, length)) && !isOther(run, mapped.text())) {
                found.add(signal("personal-data.card", Severity.HIGH, mapped, passage, run.start(), run.end(length)));
                return;
            }
        }
    }

    private static boolean isOther(DigitRun run, String text) {
        String before = text.substring(Math.max(0, run.start() - BEFORE_CHARS), run.start());
        return OTHER_NUMBER.matcher(before).find() && !CARD.matcher(before).find();
    }

    private static void addPaper(DigitRun run, MappedText mapped, Passage passage, List<Signal> found) {
        int length = run.digits().length();
        for (Paper paper : PAPERS) {
            if (length == paper.digits() && paper.right().test(run.digits())) {
                String text = mapped.text();
                int from = Math.max(0, run.start() - BESIDE_CHARS);
                int to = Math.min(text.length(), run.end(length) + BESIDE_CHARS);
                if (paper.beside().matcher(text.substring(from, to)).find()) {
                    found.add(signal(paper.name(), Severity.HIGH, mapped, passage, run.start(), run.end(length)));
                }
            }
        }
    }

    private static Signal signal(String name, Severity severity, MappedText mapped, Passage passage, int from, int to) {
        return Signal.in(
                passage,
                Category.PERSONAL_DATA,
                name,
                SURE,
                severity,
                View.WHOLE,
                mapped.originalStart(from, to),
                mapped.originalEnd(from, to));
    }
}
