package dev.amana.messaging.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.export.SignedPdf.Section;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;

class SignedPdfTest {
    private final SignedPdf pdf = new SignedPdf(new ExportProperties(null, "", 2_000, 500_000, 4), Clock.systemUTC());

    private byte[] document() {
        return pdf.make(
                "Conversation",
                List.of("Made by a test"),
                List.of(
                        new Section("Käufer", List.of("Wo ist die Lampe?\nGrüße"), List.of("Delivered")),
                        new Section("البائع", List.of("مرحبا، المصباح في الطريق (order 17) إليك."), List.of("سُلّمت")),
                        new Section("購入者", List.of("ランプはまだ届いていません。よろしくお願いします。"), List.of("配信済み"))),
                "Amana");
    }

    private static boolean holds(byte[] document, int changedBits) throws Exception {
        try (PDDocument read = Loader.loadPDF(document)) {
            PDSignature signature = read.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            byte[] content = signature.getSignedContent(document);
            content[content.length / 2] ^= (byte) changedBits;
            CMSSignedData signed =
                    new CMSSignedData(new CMSProcessableByteArray(content), signature.getContents(document));
            SignerInformation signer = signed.getSignerInfos().iterator().next();
            X509CertificateHolder holder =
                    signed.getCertificates().getMatches(null).iterator().next();
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            certificate.checkValidity();
            try {
                return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
            } catch (CMSSignerDigestMismatchException changed) {
                return false;
            }
        }
    }

    @Test
    void signatureHoldsForTheWholeDocumentAndForNoOther() throws Exception {
        byte[] document = document();
        Files.write(Path.of("target", "export.pdf"), document);
        assertThat(holds(document, 0)).isTrue();
        assertThat(holds(document, 1)).isFalse();
    }

    @Test
    void wordsCanBeReadByMachines() throws Exception {
        try (PDDocument read = Loader.loadPDF(document())) {
            var files = read.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(new String(
                            files.get("conversation.txt").getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8))
                    .contains("Wo ist die Lampe?", "المصباح", "ランプ");
        }
    }
}
