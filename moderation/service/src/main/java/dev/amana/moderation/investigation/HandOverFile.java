package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.Evidence.Exhibit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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

    public byte[] make(InvestigationTable.Row row, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("moderation/hand-over", locale, NO_FALLBACK);
        List<Exhibit> exhibits = evidence.exhibits(row.investigationId(), 0, Investigation.MOST_EVIDENCE);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", bytes(texts.getString("readme")));
        files.put("index.html", bytes(report.html(row, exhibits, locale)));
        files.put("messages.mbox", bytes(Mbox.of(row.standing().staffId(), exhibits)));
        files.put("chain.jsonl", bytes(chain(exhibits)));
        StringBuilder list = new StringBuilder();
        files.forEach((name, content) ->
                list.append(sha256(content)).append("  ").append(name).append('\n'));
        files.put("MANIFEST.sha256", bytes(list.toString()));
        files.put("MANIFEST.sha256.sig", key.sign(bytes(list.toString())));
        files.put("public-key.pem", bytes(key.publicKey()));
        return zip(files);
    }

    /** One piece for each line, with the ciphertexts that its hash is over. */
    private String chain(List<Exhibit> exhibits) {
        List<String> lines = new ArrayList<>();
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
            }
            lines.add(json.writeValueAsString(line));
        }
        return String.join("\n", lines) + "\n";
    }

    private static byte[] zip(Map<String, byte[]> files) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
