package dev.amana.messaging.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.authentication.SenderCheckProperties.Mode;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.smtp.IncomingMail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SenderCheckTest {
    private static final String OURS = "192.0.2.10";
    private static final String STRANGE = "203.0.113.7";
    private static final TestDns DNS = new TestDns();
    private static KeyPair keys;

    private final SenderCheck check = check(Mode.ENFORCE);

    @BeforeAll
    static void publish() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        String key = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        DNS.text("strict.test", "v=spf1 include:_spf.strict.test -all")
                .text("_spf.strict.test", "v=spf1 ip4:192.0.2.0/28 -all")
                .text("_dmarc.strict.test", "v=DMARC1; p=reject; sp=quarantine; aspf=s")
                .text("s1._domainkey.strict.test", key)
                .text("s1._domainkey.elsewhere.test", key)
                .text("news.strict.test", "v=spf1 ip4:192.0.2.10 -all")
                .text("lax.test", "v=spf1 ip4:192.0.2.10 ~all")
                .text("bounces.lax.test", "v=spf1 ip4:192.0.2.10 ~all")
                .text("endless.test", "v=spf1 include:endless.test -all")
                .broken("broken.test")
                .broken("_dmarc.broken.test");
    }

    @Test
    void spfOfTheSameDomainProvesFromAndEnvelope() {
        assertThat(check(OURS, "ann@strict.test", "ann@strict.test", plain("strict.test")))
                .isEqualTo(new Proof.Both(Proof.PROVEN, Proof.PROVEN));
    }

    @Test
    void domainThatWantsRefusalGetsIt() {
        assertThat(check(STRANGE, "ann@strict.test", "ann@strict.test", plain("strict.test")))
                .isEqualTo(new Proof.Both(Proof.FORBIDDEN, Proof.UNPROVEN));
    }

    @Test
    void subdomainFollowsThePolicyForSubdomains() {
        assertThat(check(STRANGE, "", "ann@news.strict.test", plain("news.strict.test"))
                        .header())
                .isEqualTo(Proof.UNPROVEN);
    }

    @Test
    void alignmentIsStrictWhereTheDomainSaysSoAndRelaxedElsewhere() {
        assertThat(check(OURS, "x@news.strict.test", "ann@strict.test", plain("strict.test"))
                        .header())
                .isEqualTo(Proof.FORBIDDEN);
        assertThat(check(OURS, "x@bounces.lax.test", "ann@lax.test", plain("lax.test"))
                        .header())
                .isEqualTo(Proof.PROVEN);
    }

    @Test
    void signatureOfTheDomainProvesFromWhereverTheMailComesFrom() throws Exception {
        byte[] signed = signed("strict.test");
        assertThat(check(STRANGE, "list@lists.test", "ann@strict.test", signed).header())
                .isEqualTo(Proof.PROVEN);

        byte[] altered = new String(signed, StandardCharsets.US_ASCII)
                .replace("Is it glass?", "Is it gone?!")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(check(STRANGE, "list@lists.test", "ann@strict.test", altered).header())
                .isEqualTo(Proof.FORBIDDEN);
    }

    @Test
    void signatureOfAnotherDomainProvesNothing() throws Exception {
        assertThat(check(STRANGE, "", "ann@strict.test", signed("elsewhere.test"))
                        .header())
                .isEqualTo(Proof.FORBIDDEN);
    }

    @Test
    void anothersSignatureDoesNotProveASenderWhoWasPutBeforeIt() throws Exception {
        String own = new String(signed("strict.test"), StandardCharsets.US_ASCII);
        for (String between : List.of("", "this is no field\r\n", "X: a\n\n", "X: a\rb\r\n", "\r\n")) {
            byte[] raw = ("From: Victim <victim@strict.test>\r\n" + between + own).getBytes(StandardCharsets.US_ASCII);
            assertThat(check(STRANGE, "list@lists.test", "victim@strict.test", raw)
                            .header())
                    .as(between)
                    .isEqualTo(Proof.FORBIDDEN);
        }
    }

    @Test
    void domainWithoutPolicyIsUnprovenAndBrokenDnsIsTemporary() {
        assertThat(check(STRANGE, "ann@silent.test", "ann@silent.test", plain("silent.test")))
                .isEqualTo(new Proof.Both(Proof.UNPROVEN, Proof.UNPROVEN));
        assertThat(check(STRANGE, "ann@broken.test", "ann@broken.test", plain("broken.test")))
                .isEqualTo(new Proof.Both(Proof.TEMPORARY, Proof.TEMPORARY));
    }

    @Test
    void recordThatIncludesItselfEnds() {
        assertThat(check(STRANGE, "ann@endless.test", "ann@silent.test", plain("silent.test"))
                        .envelope())
                .isEqualTo(Proof.UNPROVEN);
    }

    @Test
    void severalOrNoSendersInFromProveNothing() {
        assertThat(check.check(mail(OURS, "ann@strict.test", plain("strict.test")), null, null)
                        .header())
                .isEqualTo(Proof.UNPROVEN);
    }

    @Test
    void trustedNetworkIsBelievedAndObservingRefusesNobody() {
        byte[] mail = plain("strict.test");
        assertThat(check.believes(mail("198.51.100.200", "", mail))).isTrue();
        assertThat(check.believes(mail("198.51.101.1", "", mail))).isFalse();
        EmailAddress ann = address("ann@strict.test");
        assertThat(check(Mode.OBSERVE).check(mail(STRANGE, "ann@strict.test", mail), ann, ann))
                .isEqualTo(new Proof.Both(Proof.PROVEN, Proof.PROVEN));
    }

    @Test
    void organisationIsFoundByThePublicSuffixList() {
        assertThat(Domains.organisation("mail.shop.example.co.uk")).isEqualTo("example.co.uk");
        assertThat(Domains.aligned("a.co.uk", "b.co.uk", false)).isFalse();
        assertThat(Domains.aligned("Mail.Example.com", "example.com.", false)).isTrue();
        assertThat(Domains.aligned("mail.example.com", "example.com", true)).isFalse();
    }

    private Proof.Both check(String client, String envelope, String from, byte[] raw) {
        return check.check(mail(client, envelope, raw), address(from), envelope.isEmpty() ? null : address(envelope));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private static IncomingMail mail(String client, String envelope, byte[] raw) {
        return new IncomingMail(
                envelope,
                List.of("s2m@alias.amana.test"),
                raw,
                InetAddress.ofLiteral(client),
                "mail.strange.test",
                Instant.EPOCH);
    }

    private static byte[] plain(String domain) {
        return "From: Ann <ann@%s>\r\nTo: s2m@alias.amana.test\r\nSubject: Lamp\r\n\r\nIs it glass?\r\n"
                .formatted(domain)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] signed(String domain) throws Exception {
        byte[] plain = plain("strict.test");
        DKIMSigner signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1; h=from:to:subject; b=; bh=;".formatted(domain),
                keys.getPrivate());
        String header = signer.sign(new ByteArrayInputStream(plain));
        return (header + "\r\n" + new String(plain, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
    }

    private static SenderCheck check(Mode mode) {
        SenderCheckProperties settings = new SenderCheckProperties(
                mode,
                List.of("198.51.100.0/24", "::1"),
                List.of(DNS.address()),
                Duration.ofSeconds(5),
                40,
                Duration.ofSeconds(30),
                100,
                20,
                100,
                Duration.ofHours(1),
                5,
                Duration.ofDays(3),
                5);
        return new SenderCheck(settings, new SimpleMeterRegistry());
    }
}
