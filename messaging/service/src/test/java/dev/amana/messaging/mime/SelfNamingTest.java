package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelfNamingTest {
    private final KnownParty buyer =
            new KnownParty("b7k@alias.amana.test", "Buyer", Set.of("old@mail.test"), Set.of("Berta Baum"), Set.of());
    private final KnownParty seller =
            new KnownParty("s2m@alias.amana.test", "Seller", Set.of("selim@shop.test"), Set.of("Selim Sand"), Set.of());

    @Test
    void addressesAndNamesInTheHeaderTellWhoTheAuthorIs() {
        KnownParty author = author("From: \"Berta B. Baum\" <new@mail.test>\n"
                + "Sender: Secretary Of Berta <office@mail.test>\nReply-To: \"other@mail.test\" <third@mail.test>");

        assertThat(author.addresses())
                .contains("old@mail.test", "new@mail.test", "office@mail.test", "other@mail.test", "third@mail.test");
        assertThat(author.names()).contains("Berta Baum", "Berta B. Baum", "Secretary Of Berta");
    }

    @Test
    void whatNamesTheOtherSideOrIsAnAliasStays() {
        KnownParty author = author("From: Selim Sand <SELIM@shop.test>\nReply-To: s2m@alias.amana.test");

        assertThat(author).isEqualTo(buyer);
    }

    private KnownParty author(String headers) {
        byte[] raw = (headers + "\n\nHello").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        return SelfNaming.add(buyer, new MailReader().read(raw), seller);
    }
}
