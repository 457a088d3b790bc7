package dev.amana.messaging.export;

import dev.amana.messaging.export.Pages.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a document of paragraphs and signs it. */
@Component
public class SignedPdf {
    private static final int SIGNATURE_BYTES = 16_384;
    private static final Logger log = LoggerFactory.getLogger(SignedPdf.class);

    private final SigningKey key;
    private final Clock clock;

    SignedPdf(ExportProperties properties, Clock clock) {
        this.clock = clock;
        if (properties.keyStore() == null) {
            log.warn("Exports are signed with a demo key: set amana.messaging.export.key-store");
            this.key = SigningKey.demo(clock);
        } else {
            this.key = SigningKey.load(properties.keyStore(), properties.keyStorePassword());
        }
    }

    /** A part of the document: a headline, what is said under it, and remarks. */
    public record Section(String headline, List<String> body, List<String> remarks) {
        long characters() {
            return headline.length()
                    + Stream.concat(body.stream(), remarks.stream())
                            .mapToLong(String::length)
                            .sum();
        }
    }

    /** @param name of the signer, as the signature shows it */
    public byte[] make(String title, List<String> remarks, List<Section> sections, String name) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream draft = new ByteArrayOutputStream()) {
            draw(document, title, remarks, sections);
            attach(document, title, remarks, sections);
            document.getDocumentInformation().setTitle(title);
            document.save(draft);
            return sign(draft.toByteArray(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(PDDocument document, String title, List<String> remarks, List<Section> sections)
            throws IOException {
        try (Pages pages = new Pages(document)) {
            pages.paragraph(Style.TITLE, title);
            for (String remark : remarks) {
                pages.paragraph(Style.QUIET, remark);
            }
            for (Section section : sections) {
                pages.gap(10);
                pages.paragraph(Style.HEAD, section.headline());
                for (String text : section.body()) {
                    pages.paragraph(Style.BODY, text);
                }
                for (String remark : section.remarks()) {
                    pages.paragraph(Style.QUIET, remark);
                }
            }
        }
    }

    /** The same words for machines, since the pages hold outlines. */
    private static void attach(PDDocument document, String title, List<String> remarks, List<Section> sections)
            throws IOException {
        StringBuilder text = new StringBuilder(title).append('\n');
        remarks.forEach(remark -> text.append(remark).append('\n'));
        for (Section section : sections) {
            text.append("\n## ").append(section.headline()).append('\n');
            section.body().forEach(line -> text.append(line).append('\n'));
            section.remarks().forEach(line -> text.append(line).append('\n'));
        }
        PDEmbeddedFile file = new PDEmbeddedFile(
                document, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        file.setSubtype("text/plain");
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile("conversation.txt");
        specification.setEmbeddedFile(file);
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("conversation.txt", specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    /** Signing is an incremental change to a document that is already whole. */
    private byte[] sign(byte[] draft, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(draft);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(name);
            signature.setSignDate(now());
            options.setPreferredSignatureSize(SIGNATURE_BYTES);
            document.addSignature(signature, new DetachedSignature(key), options);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private Calendar now() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(clock.millis());
        return calendar;
    }
}
