package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every mail of the shared sets, sent by a buyer, is relayed without the buyer's address or refused with a reason. */
class SharedMailsRelayTest {
    private static final String BUYER = "jamie.doe@mail.test";
    private final MailReader reader = new MailReader();
    private final RelayComposer composer = new RelayComposer();
    private final List<String> leaks = new ArrayList<>();
    private int relayed;
    private int refused;

    @Test
    void noneIsLostAndNoneNamesTheBuyer() throws IOException {
        int all = 0;
        for (String folder : List.of("mime", "replies/emails", "bounces")) {
            for (Path file : SharedData.files(folder)) {
                byte[] mail = fromBuyer(Files.readAllBytes(file));
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> relay(file.getFileName().toString(), mail));
                all++;
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(relayed + refused).isEqualTo(all);
        assertThat(refused).as("refused of %s", all).isLessThanOrEqualTo(all / 20);
    }

    private void relay(String name, byte[] mail) {
        try {
            ComposedMail composed = composer.compose(reader.read(mail), order());
            relayed++;
            if (NaiveDecoder.contains(composed.raw(), BUYER)) {
                leaks.add(name);
            }
        } catch (UnreadableMail | LeakingMail withReason) {
            assertThat(withReason).hasMessageMatching("[ -~]{10,}");
            refused++;
        }
    }

    /** The buyer's headers before whatever stands in the file, and the address in its text and its names. */
    private static byte[] fromBuyer(byte[] file) {
        String mail = new String(file, StandardCharsets.ISO_8859_1);
        String from = "From: Jamie Doe <" + BUYER + ">\r\nReply-To: " + BUYER + "\r\nX-Sender: " + BUYER + "\r\n";
        return (from + mail.replace("foo@bar.com", BUYER)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RelayOrder order() {
        KnownParty buyer =
                new KnownParty("b7k@alias.amana.test", "Buyer", Set.of(BUYER), Set.of("Jamie Doe"), Set.of());
        KnownParty seller =
                new KnownParty("s2m@alias.amana.test", "Seller", Set.of("seller@shop.test"), Set.of(), Set.of());
        return new RelayOrder(
                buyer,
                seller,
                "seller@shop.test",
                Locale.GERMAN,
                "<1@alias.amana.test>",
                null,
                List.of(),
                Instant.EPOCH);
    }
}
