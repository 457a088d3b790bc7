package dev.amana.canaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Writes mails by number; the same number and seed give the same mail. */
public final class Generator {
    private static final List<Place> PLACES = allPlaces();

    private final long seed;

    public Generator(long seed) {
        this.seed = seed;
    }

    private static List<Place> allPlaces() {
        List<Place> all = new ArrayList<>();
        all.addAll(HeaderPlaces.all());
        all.addAll(TextPlaces.all());
        all.addAll(HtmlPlaces.all());
        all.addAll(FilePlaces.all());
        all.addAll(PicturePlaces.all());
        all.addAll(PdfPlaces.all());
        all.addAll(DocumentPlaces.all());
        all.addAll(NestingPlaces.all());
        all.addAll(BrokenPlaces.all());
        return List.copyOf(all);
    }

    /** How many consecutive numbers cover every place once; ten times as many cover it in every guise. */
    public static int places() {
        return PLACES.size();
    }

    /**
     * A mail by the author that plants the author's identity.
     *
     * @param to the alias it is sent to
     */
    public PlantedMail planted(int number, Person author, String to) {
        return mail(number, author, author, to);
    }

    /** The same mail with harmless words instead. */
    public PlantedMail harmless(int number, Person author, String to) {
        return mail(number, author, Secrets.Harmless.WORDS, to);
    }

    /** A mail that somebody else sends, so that nothing but the planted identity is in it. */
    PlantedMail plantedByOther(int number, Person planted) {
        return mail(number, Person.numbered(9_999, seed + 1), planted, "alias@alias.example");
    }

    private PlantedMail mail(int number, Person author, Secrets secret, String to) {
        Place place = PLACES.get(number % PLACES.size());
        Random random = new Random(seed * 1_000_003 + number);
        List<String> lines = Words.lines(random, PlantedMail.marker(number), author);
        Guise guise = guise(number);
        byte[] raw = place.mail().apply(new Planting(number, author, guise.of(secret), to, random, lines));
        return new PlantedMail(
                number, place.name(), guise.name(), raw, place.readable() ? List.copyOf(lines) : List.of());
    }

    /** Another one for the same place each time it comes round, and for neighbouring places. */
    private Guise guise(int number) {
        return Guise.numbered(number / PLACES.size() + number % PLACES.size() + (int) seed - 1);
    }

    /** Every place's name, in the order of the numbers. */
    public static Stream<String> placeNames() {
        return PLACES.stream().map(Place::name);
    }
}
