package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.mime.MailBuilder;
import dev.amana.messaging.mime.OutgoingMail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies by RFC 6376 alone, with nothing of the library that signs. */
class DkimSignerTest {
    private KeyPair keys;
    private UnaryOperator<byte[]> signer;
    private Signing.DnsRecord record;

    @BeforeEach
    void makeKey(@TempDir Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        Path file = folder.resolve("dkim.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Signing signing = Signing.of(new DkimProperties(file, "s1"), "alias.amana.test");
        record = signing.record().orElseThrow();
        signer = signing.signer();
    }

    @Test
    void theSignatureCoversHeadersAndBody() throws Exception {
        String signed = signed();

        assertThat(signed)
                .startsWith("DKIM-Signature:")
                .contains("d=alias.amana.test")
                .contains("s=s1");
        assertThat(verifies(signed)).isTrue();
        assertThat(tags(signed).get("h").toLowerCase(Locale.ROOT))
                .contains("list-unsubscribe:list-unsubscribe-post")
                .contains("from:from");
    }

    @Test
    void whoeverChangesTextOrSubjectBreaksIt() throws Exception {
        assertThat(verifies(signed().replace("Still available", "Not available")))
                .isFalse();
        assertThat(verifies(signed().replace("\r\nSubject: ", "\r\nSubject: Re: ")))
                .isFalse();
        assertThat(verifies(signed().replace("\r\nTo:", "\r\nFrom: x@evil.test\r\nTo:")))
                .isFalse();
    }

    @Test
    void theRecordToPublishHoldsThePublicHalf() {
        assertThat(record.name()).isEqualTo("s1._domainkey.alias.amana.test");
        assertThat(record.value())
                .isEqualTo("v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    }

    @Test
    void withoutAKeyNothingIsChanged() {
        byte[] mail = {1, 2, 3};
        assertThat(Signing.of(new DkimProperties(null, "s1"), "alias.amana.test")
                        .signer()
                        .apply(mail))
                .isSameAs(mail);
    }

    private String signed() {
        byte[] mail = new MailBuilder()
                .build(new OutgoingMail(
                        new MailAddress("Seller", "s2m@alias.amana.test"),
                        new MailAddress("", "berta@mail.test"),
                        "A question – eine Frage",
                        "<1@alias.amana.test>",
                        null,
                        List.of(),
                        Instant.EPOCH,
                        "Still available?  \n\nYours\n\n\n",
                        null,
                        List.of(),
                        false,
                        "https://amana.test/u/1"));
        return new String(signer.apply(mail), StandardCharsets.ISO_8859_1);
    }

    private boolean verifies(String mail) throws Exception {
        Map<String, String> tags = tags(mail);
        String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(relaxedBody(body).getBytes(StandardCharsets.ISO_8859_1));
        boolean sameBody = Base64.getEncoder().encodeToString(hash).equals(tags.get("bh"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update(signedHeaders(mail, tags).getBytes(StandardCharsets.ISO_8859_1));
        return sameBody && signature.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    private static List<String> headers(String mail) {
        String head = mail.substring(0, mail.indexOf("\r\n\r\n") + 2);
        return new ArrayList<>(List.of(head.split("\r\n(?![ \t])")));
    }

    private static Map<String, String> tags(String mail) {
        Map<String, String> tags = new LinkedHashMap<>();
        String value = headers(mail).getFirst().substring("DKIM-Signature:".length());
        for (String tag : value.replaceAll("\\s", "").split(";", -1)) {
            if (tag.isEmpty()) {
                continue;
            }
            tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
        }
        return tags;
    }

    /** Section 5.4.2: of several, the last one first; one that is absent adds nothing. */
    private static String signedHeaders(String mail, Map<String, String> tags) {
        List<String> left = headers(mail);
        String own = left.removeFirst();
        StringBuilder all = new StringBuilder();
        for (String name : tags.get("h").split(":", -1)) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    all.append(relaxedHeader(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return all + relaxedHeader(own.replaceAll("(?s)(;\\s*b=)[^;]*", "$1"));
    }

    private static String relaxedHeader(String header) {
        int colon = header.indexOf(':');
        String value = header.substring(colon + 1)
                .replace("\r\n", "")
                .replaceAll("[ \t]+", " ")
                .strip();
        return header.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":" + value;
    }

    private static String relaxedBody(String body) {
        String lines = body.replaceAll("[ \t]+(?=\r\n)", "").replaceAll("[ \t]+", " ");
        String stripped = lines.replaceAll("(?:\r\n)+$", "");
        return stripped.isEmpty() ? "" : stripped + "\r\n";
    }
}
