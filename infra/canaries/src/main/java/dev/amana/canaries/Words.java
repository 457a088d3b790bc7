package dev.amana.canaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ordinary text as people write it about an order, with much that only looks like an identity. */
final class Words {
    private static final List<String> SENTENCES = List.of(
            "Is the lamp still available in blue?",
            "The parcel arrived yesterday, but one screw of size M6 x 20 is missing.",
            "Order 4711-0815 was due on 2026-11-21; tracking number 1Z999AA10123456784.",
            "It costs 1.299,00 EUR plus 19% VAT, or $1,499.50.",
            "Serial number: SN 0049-1515-5500-3321, batch 2026/11/0004.",
            "Please see https://shop.example/items/4711?colour=blue&size=m for the picture.",
            "Their own support says to write to service@pump-works.example in such a case.",
            "Das Gehäuse hat einen Kratzer, sonst ist alles in Ordnung – danke für die schnelle Lieferung!",
            "Könnten Sie mir bitte sagen, ob es die Größe 42 noch gibt?",
            "Le colis est arrivé abîmé ; où puis-je le renvoyer ?",
            "¿Tienen también la versión de 220 V? Gracias.",
            "商品はまだ届いていません。いつ発送されますか？",
            "أين طلبي؟ لم يصل بعد.",
            "Где моя посылка? Трек-номер не работает.",
            "The buyer before me, she was called Mary, sent it back on Monday at 10:30.",
            "2 x 3 = 6, so a set of six is enough :-)",
            "I measured 10.5 cm (4 1/8 in), not 15551234 mm.",
            "AT&T sells the same; 5 < 6 > 4 & so on.",
            "You can pay @ pick-up, no problem.",
            "Best before 03.04.2027, lot A-15 1000 0001.",
            "=20 and =3D stand in the manual, page 100%25.");

    private Words() {}

    static List<String> lines(Random random, String marker, Secrets author) {
        List<String> lines = new ArrayList<>();
        lines.add("Hello, this is about " + marker + ".");
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            lines.add(SENTENCES.get(random.nextInt(SENTENCES.size())));
        }
        if (author instanceof Person person) {
            lines.add(trap(random, person));
        }
        return lines;
    }

    /** Parts of an identity that do not tell it: they stay, or ordinary text would suffer. */
    private static String trap(Random random, Person person) {
        return switch (random.nextInt(4)) {
            case 0 -> "My parcel station is called " + person.localPart() + ", as on the label.";
            case 1 ->
                "The shop at " + person.address().substring(person.address().lastIndexOf('@') + 1) + " was closed.";
            case 2 -> person.name().contains(" ") ? "Cheers, " + person.firstName() : "Cheers";
            default ->
                "The number ends in " + person.phone().substring(person.phone().length() - 4) + ".";
        };
    }
}
