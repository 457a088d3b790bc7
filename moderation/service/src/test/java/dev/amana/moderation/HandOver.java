package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file for the employer, as who gets it reads it. */
record HandOver(Map<String, byte[]> files) {
    static HandOver of(InvestigationDoors doors, String id, String subject, String role) throws IOException {
        HttpResponse<byte[]> zip = doors.send(
                "POST",
                "/" + id + "/hand-over",
                "{\"reason\": \"For the employer\"}",
                subject,
                role,
                BodyHandlers.ofByteArray());
        assertThat(zip.statusCode()).isEqualTo(200);
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return new HandOver(files);
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** Signed, in words of a language, with what was said in its pages and in its first message. */
    void requireComplete(String first, String quoted) throws GeneralSecurityException {
        requireSigned();
        assertThat(text("index.html"))
                .contains("Dismissal recommended")
                .contains(first, quoted)
                .doesNotContain("??");
        assertThat(text("messages.mbox")).contains(first);
        JsonNode piece = JsonMapper.shared()
                .readTree(text("chain.jsonl").lines().toList().getFirst());
        assertThat(piece.path("number").asInt()).isEqualTo(1);
        assertThat(piece.path("bodyCiphertext").asString()).isNotBlank();
    }

    private void requireSigned() throws GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder().decode(text("public-key.pem").replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(files.get("MANIFEST.sha256"));
        assertThat(signature.verify(files.get("MANIFEST.sha256.sig"))).isTrue();
    }
}
