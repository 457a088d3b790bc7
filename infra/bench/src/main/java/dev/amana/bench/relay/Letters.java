package dev.amana.bench.relay;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Mails of two to six kilobytes as buyers send them: plain text, text with HTML beside it, and answers that quote what
 * they answer. No two have the same bytes.
 */
final class Letters {
    private static final List<String> QUESTIONS = List.of(
            "could you tell me whether the blue one is still in stock? The picture shows a lighter shade than the"
                    + " description, and I would like to be sure before the weekend.",
            "the parcel arrived this morning and everything is in it. The lid of the second box does not close all the way,"
                    + " though. Is there a trick to it, or is a piece missing?",
            "I have measured the shelf again: it is 79 centimetres wide and 31 deep. Would the larger basket fit without"
                    + " standing out over the edge, or should I take the small one?",
            "thank you for the quick answer. Please send it together with the other order if that is possible; otherwise"
                    + " next week is early enough for us.",
            "is the instruction booklet available in German as well? My mother is going to use the machine, and she would"
                    + " rather read it on paper than on a screen.");

    private static final List<String> DETAILS = List.of(
            "We live on the third floor without a lift, so a light package would be welcome.",
            "The invoice shows two items, which is right, but the delivery note lists only one of them.",
            "As far as I can see the handle is made of beech, while the photo looks more like walnut to me.",
            "If it helps I can take a picture of the label on the bottom and attach it to my next message.",
            "Our neighbour takes parcels for us when nobody is at home, which is most days until four.",
            "There is no hurry at all, we are away until the end of the month in any case.",
            "I liked the wrapping very much, by the way; it went straight into the drawer for the next birthday.");

    private Letters() {}

    static byte[] letter(Relay.Route route, long number) {
        String text = text(route, number);
        String mail = switch ((int) (number % 3)) {
            case 0 -> plain(text);
            case 1 -> plain(text + quoted(number));
            default -> withHtml(text, number);
        };
        return (headers(route, number) + mail).getBytes(StandardCharsets.US_ASCII);
    }

    private static String headers(Relay.Route route, long number) {
        return """
                Received: from [192.0.2.7] (client.example.net [192.0.2.7])
                \tby smtp.mail.test (Postfix) with ESMTPSA id 4X%1$08d
                \tfor <%2$s>; Sat, 21 Nov 2026 10:15:00 +0100 (CET)
                Message-ID: <letter-%1$d-%3$s>
                Date: Sat, 21 Nov 2026 10:15:00 +0100
                MIME-Version: 1.0
                User-Agent: Mozilla Thunderbird
                Subject: Question about my order, letter %1$d
                Content-Language: en-GB
                To: %2$s
                From: %4$s <%3$s>
                """.formatted(number, route.recipient(), route.sender(), route.name());
    }

    private static String plain(String text) {
        return "Content-Type: text/plain; charset=UTF-8; format=flowed\nContent-Transfer-Encoding: 7bit\n\n" + text;
    }

    private static String withHtml(String text, long number) {
        String boundary = "------------part" + number;
        String html =
                "<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv=\"content-type\" content=\"text/html; charset=UTF-8\">\n"
                        + "  </head>\n  <body text=\"#000000\" bgcolor=\"#FFFFFF\">\n    <p>"
                        + text.replace("\n\n", "</p>\n    <p style=\"margin-top: 1em\">")
                                .replace("\n", "<br>\n      ")
                        + "</p>\n  </body>\n</html>\n";
        return "Content-Type: multipart/alternative; boundary=\"" + boundary
                + "\"\n\nThis is a multi-part message in MIME format.\n"
                + "--" + boundary
                + "\nContent-Type: text/plain; charset=UTF-8; format=flowed\nContent-Transfer-Encoding: 7bit\n\n"
                + text + "\n--" + boundary
                + "\nContent-Type: text/html; charset=UTF-8\nContent-Transfer-Encoding: 7bit\n\n"
                + html + "\n--" + boundary + "--\n";
    }

    private static String text(Relay.Route route, long number) {
        StringBuilder text = new StringBuilder("Hello,\n\n").append(wrapped(pick(QUESTIONS, number)));
        for (int paragraph = 0; paragraph < 4; paragraph++) {
            text.append("\n\n")
                    .append(wrapped(pick(DETAILS, number + paragraph) + ' ' + pick(DETAILS, number * 5 + paragraph)));
        }
        return text.append("\n\nKind regards\n")
                .append(route.name())
                .append("\n\n")
                .toString();
    }

    private static String quoted(long number) {
        StringBuilder quote = new StringBuilder("On 20/11/2026 18:02, the shop wrote:\n");
        for (int paragraph = 0; paragraph < 6; paragraph++) {
            quote.append("> ")
                    .append(wrapped(pick(DETAILS, number + 2 + paragraph) + ' ' + pick(QUESTIONS, number + paragraph))
                            .replace("\n", "\n> "))
                    .append("\n>\n");
        }
        return quote.toString();
    }

    private static String wrapped(String paragraph) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column + word.length() > 72) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }

    private static String pick(List<String> from, long number) {
        return from.get((int) (number % from.size()));
    }
}
