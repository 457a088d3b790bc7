package dev.amana.systemtests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A hand-over file as the employer has it, verified as its README says, with nothing of Amana's. */
record HandedOver(Map<String, byte[]> files) {
    static HandedOver read(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return new HandedOver(files);
    }

    String text(String name) {
        return new String(content(name), StandardCharsets.UTF_8);
    }

    /** The list is signed, and every file is as the list says. */
    boolean verified() throws GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder().decode(text("public-key.pem").replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(content("MANIFEST.sha256"));
        boolean signed = signature.verify(content("MANIFEST.sha256.sig"));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return signed
                && text("MANIFEST.sha256")
                        .lines()
                        .map(line -> line.split(" {2}", 2))
                        .allMatch(line -> line[0].equals(HexFormat.of().formatHex(digest.digest(content(line[1])))));
    }

    private byte[] content(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new AssertionError("There is no " + name);
        }
        return content;
    }
}
