package dev.amana.messaging.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file's name says: the last extension, and whether a system would start it as a program. */
final class FileNames {
    /** What Windows, macOS, Linux, Android or an office program starts without asking much. */
    private static final Set<String> PROGRAMS = Set.of(
            ("ace action apk app appimage appx appxbundle bat cab chm class cmd com command cpl crx deb dll dmg docm"
                            + " dotm ex_ exe gadget hta img inf ins iso isp jar jnlp js jse lnk mde msc msi msix msp mst"
                            + " ocx osx pif pkg potm ppam ppsm pptm ps1 psm1 py reg rpm scf scr sct settingcontent-ms sh"
                            + " shb sys url vb vbe vbs vhd vhdx vxd website workflow ws wsc wsf wsh xlam xll xlsm xltm")
                    .split(" "));

    private FileNames() {}

    /** Lower case; empty where there is none. Blanks and dots at the end are not shown by some systems, nor seen here. */
    static String extension(String name) {
        List<String> pieces = pieces(name);
        return pieces.size() < 2 ? "" : pieces.getLast();
    }

    /** Also {@code invoice.exe.pdf}: nobody names a document so in good faith. */
    static boolean namesProgram(String name) {
        List<String> pieces = pieces(name);
        boolean last = pieces.size() > 1 && PROGRAMS.contains(pieces.getLast());
        boolean before = pieces.size() > 2
                && FileType.ofExtension(pieces.getLast()) != null
                && Set.of("exe", "scr", "bat", "cmd", "js", "vbs", "msi", "pif", "lnk", "hta")
                        .contains(pieces.get(pieces.size() - 2));
        return last || before;
    }

    static String withExtension(String name, FileType type) {
        if (name.isEmpty() || type.extensions().contains(extension(name))) {
            return name;
        }
        FileType other = FileType.ofExtension(extension(name));
        String base = other != null && other.isPicture() && type.isPicture()
                ? name.substring(0, name.lastIndexOf('.'))
                : name;
        return base + '.' + type.extensions().getFirst();
    }

    private static List<String> pieces(String name) {
        String shown = name.toLowerCase(Locale.ROOT).replaceAll("[\\s.]+$", "");
        return Arrays.asList(shown.split("\\.", -1));
    }
}
