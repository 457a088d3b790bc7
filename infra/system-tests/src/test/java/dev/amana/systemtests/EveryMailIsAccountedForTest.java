package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.amana.standalone.control.MailProgram;
import dev.amana.standalone.control.MailProgram.Reply;
import dev.amana.standalone.control.Mailbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Difficult mails that others collected, sent by a buyer to a seller's alias: each is relayed, withheld with a verdict, or
 * refused with a reason, and none that arrives shows the buyer's address.
 */
class EveryMailIsAccountedForTest {
    private final Platform platform = Platform.shared();

    @Test
    void difficultMailsAreRelayedOrRefusedAndNoneLeaks() throws Exception {
        List<Path> mails = mails();
        assumeTrue(!mails.isEmpty(), "the collected mails are not beside this project");
        Dealing dealing = Dealing.open(platform);
        MailProgram program = new MailProgram(platform.port(Platform.SMTP));
        Map<String, Reply> replies = new TreeMap<>();
        for (Path mail : mails) {
            String name = mail.getFileName().toString();
            replies.put(name, program.send(dealing.buyer().email(), dealing.sellerAlias(), wrapped(mail, dealing)));
        }
        assertThat(replies)
                .hasSize(mails.size())
                .allSatisfy((name, reply) -> assertThat(reply.accepted() || reply.refusedWithReason())
                        .as("%s: %s", name, reply)
                        .isTrue());
        long accepted = replies.values().stream().filter(Reply::accepted).count();
        awaitAllSettled(dealing, accepted);
        List<byte[]> delivered =
                new Mailbox(platform.port(Platform.IMAP), dealing.seller().email()).mails();
        long withheld = states(dealing).stream()
                .filter(state -> !"relayed".equals(state))
                .count();
        System.out.printf(
                Locale.ROOT,
                "%d mails: %d accepted, of which %d delivered and %d withheld; %d refused%n",
                mails.size(),
                accepted,
                delivered.size(),
                withheld,
                mails.size() - accepted);
        replies.forEach((name, reply) -> System.out.println("  " + name + " " + reply));
        assertThat(delivered.size() + withheld).isEqualTo(accepted);
        assertThat(delivered.size()).isGreaterThan(mails.size() / 2);
        for (byte[] mail : delivered) {
            assertThat(Decoder.everythingIn(mail))
                    .doesNotContain(dealing.buyer().email())
                    .doesNotContain(dealing.buyer().name().toLowerCase(Locale.ROOT));
        }
    }

    private void awaitAllSettled(Dealing dealing, long accepted) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(states(dealing))
                        .hasSize((int) accepted)
                        .doesNotContain("received", "cleared", "queued"));
    }

    private List<String> states(Dealing dealing) {
        return Messages.of(platform, dealing.conversationId()).stream()
                .map(Messages.Message::state)
                .toList();
    }

    private static List<Path> mails() throws IOException {
        Path data = Path.of(System.getProperty("amana.project.home", ".")).resolve("../shared/data");
        List<Path> mails = new ArrayList<>();
        for (String folder : List.of("mime", "replies/emails")) {
            if (Files.isDirectory(data.resolve(folder))) {
                try (Stream<Path> files = Files.list(data.resolve(folder))) {
                    files.filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
                            .forEach(mails::add);
                }
            }
        }
        return mails;
    }

    /** The collected mail with the buyer as its author: our From comes first, one of the original's is renamed. */
    private static byte[] wrapped(Path mail, Dealing dealing) throws IOException {
        String original = Files.readString(mail, StandardCharsets.ISO_8859_1).replaceFirst("^From .*\\R", "");
        // Two of the collected mails are alike to the byte; the file's name keeps the second from being a repetition.
        String from = "From: \"%s\" <%s>\nX-Reply-Address: %2$s\nX-Name: %s\n"
                .formatted(dealing.buyer().name(), dealing.buyer().email(), mail.getFileName());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(from.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(original.replaceFirst("(?im)^From:", "X-Original-From:").getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
