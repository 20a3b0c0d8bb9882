package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux knows of processes. */
final class Processes {

    /** Clock ticks of /proc/PID/stat in a second, the same on every Linux that has a JDK. */
    private static final double TICKS_PER_SECOND = 100;

    private static final double KIB_PER_MIB = 1024;

    /** Fields of /proc/PID/stat, counted from the one after the name. */
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private Processes() {
    }

    /** Processor seconds of a process, its threads included. */
    static double cpuSeconds(long pid) {
        return ticks(stat(pid), USER_TIME + 1) / TICKS_PER_SECOND;
    }

    /** Processor seconds of a process and of its children, ended ones included. */
    static double cpuSecondsWithChildren(long pid) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            List<Long> pids = all.map(Path::getFileName).map(Path::toString).filter(name -> name.matches("\\d+")).map(Long::valueOf).toList();
            long children = pids.stream().map(Processes::stat)
                .filter(stat -> stat.length > CHILDREN_SYSTEM_TIME && Long.parseLong(stat[PARENT]) == pid)
                .mapToLong(stat -> ticks(stat, USER_TIME + 1)).sum();
            return (ticks(stat(pid), CHILDREN_SYSTEM_TIME) + children) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory now, in MiB. */
    static double residentMib(long pid) {
        return memory(pid, "VmRSS");
    }

    /** The most that was ever resident, in MiB. */
    static double peakMib(long pid) {
        return memory(pid, "VmHWM");
    }

    private static double memory(long pid, String name) {
        try {
            Matcher line = Pattern.compile(name + ":\\s+(\\d+) kB").matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            if (!line.find()) {
                throw new IllegalStateException("no " + name + " of process " + pid);
            }
            return Long.parseLong(line.group(1)) / KIB_PER_MIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(String[] stat, int last) {
        long sum = 0;
        for (int field = USER_TIME; field <= last; field++) {
            sum += Long.parseLong(stat[field]);
        }
        return sum;
    }

    /** Empty for a process that has ended meanwhile. */
    private static String[] stat(long pid) {
        try {
            String text = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }
}
