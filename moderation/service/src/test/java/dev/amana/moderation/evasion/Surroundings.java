package dev.amana.moderation.evasion;

import java.util.List;

/** Where in a message, or over how many, a text stands. */
enum Surroundings {
    ALONE,
    MID_SENTENCE,
    SPLIT;

    /** The messages, one after the other, whose last must be stopped at the latest. */
    List<String> of(Specimen specimen, String text) {
        return switch (this) {
            case ALONE -> List.of(text);
            case MID_SENTENCE -> List.of(before(specimen) + text + after(specimen));
            case SPLIT -> split(text);
        };
    }

    private static List<String> split(String text) {
        int middle = text.length() / 2;
        int space = text.indexOf(' ', middle);
        int at = space < 0 ? middle : space;
        return List.of(text.substring(0, at), text.substring(at).strip());
    }

    private static String before(Specimen specimen) {
        return switch (specimen.language()) {
            case EN -> "Hello, thank you for writing about the parcel, which left our house on Monday and ";
            case DE -> "Guten Tag, danke für die Nachricht zum Paket, das am Montag abging, und übrigens ";
            case AR -> "مرحبا وشكرا على رسالتك بخصوص الطرد الذي خرج يوم الاثنين و";
            case JA -> "お問い合わせありがとうございます、荷物は月曜に出荷しましたが";
        };
    }

    private static String after(Specimen specimen) {
        return switch (specimen.language()) {
            case EN -> " and by the way the invoice is in the box, kind regards from the whole team";
            case DE -> " und die Rechnung liegt übrigens im Karton, freundliche Grüße vom ganzen Team";
            case AR -> " والفاتورة موجودة داخل الصندوق مع أطيب التحيات من الفريق";
            case JA -> "ので請求書は箱の中にございますよろしくお願いいたします";
        };
    }
}
