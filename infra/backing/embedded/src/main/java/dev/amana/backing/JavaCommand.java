package dev.amana.backing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM: same JDK as ours, class path from a folder of jars. */
final class JavaCommand {
    private JavaCommand() {}

    static List<String> of(Path home, String module, List<String> flags, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath(home.resolve(module).resolve("target").resolve("lib")));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** Sorted, so that every start sees the same class path, whatever order the file system lists it in. */
    private static String classPath(Path lib) throws IOException {
        if (!Files.isDirectory(lib)) {
            throw new StartupFailure("No jars in " + lib + ". Run ./amana build first.");
        }
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.map(Path::toString)
                    .filter(path -> path.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
