package dev.amana.messaging.file;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * What an office document says anywhere: in its body, in text boxes, charts, comments, headers and masters, in names of sheets
 * and descriptions of pictures, and in documents within it. Which of it a program shows depends on the program.
 */
final class OfficeText {
    private static final Pattern LINE_END = Pattern.compile(
            "</(?:w:p|a:p|text:p|text:h|si|is|c|v|f|svg:title|svg:desc)>|<(?:w:br|w:tab|text:line-break|text:s|text:tab)\\b[^<>]{0,200}/>");
    private static final Pattern VERBATIM = Pattern.compile("<!\\[CDATA\\[(.*?)\\]\\]>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    /** What is shown though it stands in a tag. */
    private static final Pattern SAYING = Pattern.compile(
            "\\b(?:string|descr|alt|title|prompt|promptTitle|error|errorTitle|formatCode|displayText|caption|tooltip"
                    + "|string-value|label|current-value|table:name)\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')"
                    + "|<(?:\\w+:)?(?:sheet|definedName)\\b[^<>]{0,500}?\\sname\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')"
                    + "|<w:lvlText\\b[^<>]{0,200}?w:val\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')");

    /** Replaced by empty ones when it is relayed, or about the archive itself. */
    private static final Pattern NOT_SHOWN =
            Pattern.compile("docProps/.*|META-INF/.*|\\[Content_Types\\]\\.xml|.*\\.rels|meta\\.xml|.*/theme/.*");

    private static final Set<String> DOCUMENTS =
            Set.of("docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf", "zip", "txt");

    /** Reads a file within the document. */
    interface Inner {
        void read(String name, byte[] content) throws IOException, FileFault;
    }

    private OfficeText() {}

    static void write(byte[] content, Writer text, Budget budget, Inner inner) throws IOException, FileFault {
        for (Map.Entry<String, byte[]> entry : Zips.entries(content, budget).entrySet()) {
            String name = entry.getKey();
            String extension = FileNames.extension(name);
            if (NOT_SHOWN.matcher(name).matches()) {
                continue;
            }
            if (extension.equals("xml") || extension.equals("vml")) {
                part(Charsets.decode(entry.getValue(), "utf-8"), text);
            } else if (DOCUMENTS.contains(extension)
                    || name.toLowerCase(Locale.ROOT).contains("embeddings/")
                    || name.toLowerCase(Locale.ROOT).startsWith("object")) {
                inner.read(name.substring(name.lastIndexOf('/') + 1), entry.getValue());
            }
        }
    }

    private static void part(String xml, Writer text) throws IOException {
        Matcher saying = SAYING.matcher(xml);
        while (saying.find()) {
            for (int group = 1; group <= saying.groupCount(); group++) {
                String value = saying.group(group);
                if (value != null) {
                    text.write(Parser.unescapeEntities(value.substring(1, value.length() - 1), false) + "\n");
                }
            }
        }
        String plain = VERBATIM.matcher(xml)
                .replaceAll(
                        verbatim -> Matcher.quoteReplacement(verbatim.group(1).replace("<", "&lt;")));
        String lines = LINE_END.matcher(plain).replaceAll("\n");
        text.write(Parser.unescapeEntities(TAG.matcher(lines).replaceAll(""), false));
        text.write('\n');
    }
}
