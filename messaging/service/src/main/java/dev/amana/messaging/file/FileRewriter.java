package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes of a file what may be relayed: without metadata, with names and addresses replaced. Pure and thread-safe. */
public final class FileRewriter {
    private final FilePolicy policy;

    public FileRewriter(FilePolicy policy) {
        this.policy = policy;
    }

    /**
     * @param charset of a text file
     * @throws FileFault where nothing may be relayed
     */
    public NamedFile rewritten(NamedFile file, Charset charset, Rewriting with, Budget budget) throws FileFault {
        byte[] in = file.content();
        return switch (file.type()) {
            case JPEG, PNG, GIF, WEBP, TIFF, BMP -> picture(file);
            case PDF -> same(file, new PdfRewriter(this, with, budget).rewritten(in));
            case DOCX, XLSX, PPTX, ODT, ODS, ODP -> same(file, new OfficeRewriter(this, with, budget).rewritten(in));
            case ZIP -> same(file, new ZipRewriter(this, with, budget).rewritten(in));
            case CALENDAR -> same(file, text(CalendarRewriter.rewritten(text(in, charset), with)));
            case CONTACT_CARD -> same(file, text(ContactCardRewriter.rewritten(text(in, charset), with)));
            case MAIL -> same(file, budget.inside(() -> with.mail(in, budget)));
            case CSV, TEXT -> same(file, encoded(with.text(text(in, charset)), charset));
        };
    }

    /** The same for what is found within a file: judged first. */
    NamedFile inner(String name, byte[] content, Rewriting with, Budget budget) throws FileFault {
        NamedFile file = policy.identified(name, "", content);
        Charset charset = file.type().isText() ? Charsets.of(content, null) : StandardCharsets.UTF_8;
        return budget.inside(() -> rewritten(file, charset, with, budget));
    }

    /** Without metadata. What no browser shows becomes a PNG. */
    public static NamedFile picture(NamedFile file) throws FileFault {
        byte[] clean = switch (file.type()) {
            case JPEG -> JpegCleaner.clean(file.content());
            case PNG -> PngCleaner.clean(file.content());
            case GIF -> GifCleaner.clean(file.content());
            case WEBP -> WebpCleaner.clean(file.content());
            default -> PictureConverter.toPng(file.content());
        };
        if (clean == null) {
            throw new FileFault(Kind.UNREADABLE);
        }
        boolean converted = file.type() == FileType.TIFF || file.type() == FileType.BMP;
        FileType type = converted ? FileType.PNG : file.type();
        return new NamedFile(FileNames.withExtension(file.name(), type), type, clean);
    }

    private static NamedFile same(NamedFile file, byte @Nullable [] content) throws FileFault {
        if (content == null) {
            throw new FileFault(Kind.UNREADABLE);
        }
        return new NamedFile(file.name(), file.type(), content);
    }

    private static String text(byte[] content, Charset charset) {
        return new String(content, charset);
    }

    private static byte[] text(String utf8) {
        return utf8.getBytes(StandardCharsets.UTF_8);
    }

    /** In UTF-8 where the charset of the file lacks a letter of what was put in. */
    private static byte[] encoded(String text, Charset charset) {
        Charset fitting =
                charset.canEncode() && charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8;
        return text.getBytes(fitting);
    }
}
