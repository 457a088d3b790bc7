package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.Evidence.Exhibit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the employer, or the police, takes away: a page to read, every message, the chain with its ciphertexts, and a signed
 * list of hashes. How to verify it stands in it, and needs nothing of ours.
 */
@Component
public class HandOverFile {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final HandOverReport report;
    private final Evidence evidence;
    private final HandOverKey key;
    private final JsonMapper json = JsonMapper.shared();

    HandOverFile(HandOverReport report, Evidence evidence, HandOverKey key) {
        this.report = report;
        this.evidence = evidence;
        this.key = key;
    }

    /**
     * Written as it is read, piece by piece: neither memory nor a disk holds it as a whole.
     *
     * @return the SHA-256 of all that was written, in hexadecimal
     */
    public String write(InvestigationTable.Row row, Locale locale, OutputStream out) throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("moderation/hand-over", locale, NO_FALLBACK);
        Iterable<List<Exhibit>> exhibits = evidence.pages(row.investigationId());
        DigestOutputStream all = new DigestOutputStream(out, sha256());
        ZipOutputStream zip = new ZipOutputStream(all, StandardCharsets.UTF_8);
        StringBuilder manifest = new StringBuilder();
        add(zip, "README.txt", manifest, file -> file.write(texts.getString("readme")));
        add(zip, "index.html", manifest, file -> report.write(row, exhibits, evidence.leftOut(row), locale, file));
        add(zip, "messages.mbox", manifest, file -> {
            for (List<Exhibit> page : exhibits) {
                Mbox.write(row.standing().staffId(), page, file);
            }
        });
        add(zip, "chain.jsonl", manifest, file -> {
            for (List<Exhibit> page : exhibits) {
                chain(page, file);
            }
        });
        for (List<Exhibit> page : exhibits) {
            files(row.standing().staffId(), page, zip, manifest);
        }
        add(zip, "MANIFEST.sha256", bytes(manifest.toString()));
        add(zip, "MANIFEST.sha256.sig", key.sign(bytes(manifest.toString())));
        add(zip, "public-key.pem", bytes(key.publicKey()));
        zip.finish();
        all.flush();
        return HexFormat.of().formatHex(all.getMessageDigest().digest());
    }

    /** As they were sent, one at a time; of one that is infected or not here the chain still has the hash. */
    private void files(String staffId, List<Exhibit> exhibits, ZipOutputStream zip, StringBuilder manifest)
            throws IOException {
        for (Exhibit exhibit : exhibits) {
            for (StaffFile file : exhibit.infected() ? List.<StaffFile>of() : exhibit.files()) {
                byte[] content = evidence.content(staffId, file).content();
                if (content != null) {
                    String name = name(file);
                    add(zip, name, content);
                    manifest.append(StaffFiles.sha256(content))
                            .append("  ")
                            .append(name)
                            .append('\n');
                }
            }
        }
    }

    /** By what nobody chose; the name that its sender gave it stands in the page. The ending lets programs open it. */
    static String name(StaffFile file) {
        String ending = file.name().replaceFirst("(?s)^.*?((?:\\.[A-Za-z0-9]{1,8})?)$", "$1");
        return "files/" + file.attachmentId().replaceAll("[^A-Za-z0-9._-]", "_") + ending;
    }

    private interface Writing {
        void to(Writer file) throws IOException;
    }

    private static void add(ZipOutputStream zip, String name, StringBuilder manifest, Writing writing)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DigestOutputStream file = new DigestOutputStream(zip, sha256());
        Writer text = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        writing.to(text);
        text.flush();
        zip.closeEntry();
        manifest.append(HexFormat.of().formatHex(file.getMessageDigest().digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** One piece for each line, with the ciphertexts that its hash is over. */
    private void chain(List<Exhibit> exhibits, Writer file) throws IOException {
        Map<String, StaffMessages.Row> rows =
                evidence.kept(exhibits.stream().map(Exhibit::link).toList());
        for (Exhibit exhibit : exhibits) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("number", exhibit.link().number());
            line.put("kind", exhibit.link().piece().kind());
            line.put("sourceId", exhibit.link().piece().sourceId());
            line.put("sha256", exhibit.link().piece().sha256());
            line.put("at", exhibit.link().piece().at().toString());
            line.put("link", exhibit.link().link());
            StaffMessages.Row kept = rows.get(exhibit.link().piece().sourceId());
            if (kept != null) {
                line.put("subjectCiphertext", kept.subject());
                line.put("bodyCiphertext", kept.body());
                if (kept.more() != null) {
                    line.put("moreCiphertext", kept.more());
                }
                if (kept.quoted() != null) {
                    line.put("quotedCiphertext", kept.quoted());
                }
                if (kept.files() != null) {
                    line.put("filesCiphertext", kept.files());
                }
                if (!exhibit.files().isEmpty()) {
                    line.put("files", exhibit.files());
                    line.put("infected", exhibit.infected());
                }
            }
            file.write(json.writeValueAsString(line));
            file.write('\n');
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
