package dev.amana.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes of a copy of the platform: all that name its data folder, the backing servers included. */
final class Processes {
    private Processes() {}

    static boolean belongsTo(ProcessHandle process, Path data) {
        return commandLine(process).contains(data.toString());
    }

    /** Empty for a process that is gone. */
    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** {@code kill -9}, all at once. */
    static void kill(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> belongsTo(process, data))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
