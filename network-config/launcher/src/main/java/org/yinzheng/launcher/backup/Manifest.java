// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.network.PrivateFiles;

/**
 * The list of a backup's files with their SHA-256, written last: a backup without it is not complete.
 *
 * <pre>
 * yinzheng backup 1
 * made 2026-11-25T09:00:00Z
 * blocks 1204
 * 5f3a…  peer/ledger.sqlite
 * …
 * 90bc…  (of the lines above)
 * </pre>
 *
 * @param made ISO 8601 instant
 * @param blocks of the ledger
 * @param digests hexadecimal SHA-256 by path relative to the backup, with slashes
 */
record Manifest(String made, long blocks, SortedMap<String, String> digests) {
    private static final String FILE = "MANIFEST";
    private static final String FORMAT = "yinzheng backup 1";
    private static final String SELF = "  (of the lines above)";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\\\]+)");

    /** Digests every file below the folder. */
    static Manifest of(Path folder, String made, long blocks) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : files(folder)) {
            digests.put(name(folder, file), sha256(file));
        }
        return new Manifest(made, blocks, digests);
    }

    void write(Path folder) throws IOException {
        String lines = lines();
        PrivateFiles.write(folder.resolve(FILE), lines + sha256(lines.getBytes(StandardCharsets.UTF_8)) + SELF + "\n");
    }

    /** @throws LaunchFailure if it is missing or damaged itself */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailure(folder + " has no file " + FILE + ": it is no backup, or one that broke off");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4 || !lines.get(0).equals(FORMAT)) {
            throw new LaunchFailure(
                    file + " is not of the format '" + FORMAT + "'; restore with the version that made it");
        }
        SortedMap<String, String> digests = new TreeMap<>();
        for (String line : lines.subList(3, lines.size() - 1)) {
            var parts = LINE.matcher(line);
            if (!parts.matches() || leadsOut(parts.group(2))) {
                throw damaged(file);
            }
            digests.put(parts.group(2), parts.group(1));
        }
        Manifest manifest = new Manifest(word(file, lines.get(1), "made"), blocks(file, lines.get(2)), digests);
        String self = sha256(manifest.lines().getBytes(StandardCharsets.UTF_8)) + SELF;
        if (!lines.get(lines.size() - 1).equals(self)) {
            throw damaged(file);
        }
        return manifest;
    }

    /** What is wrong with the files below the folder, a phrase each; empty when all is as it was written. */
    List<String> faults(Path folder) throws IOException {
        List<String> faults = new ArrayList<>();
        for (var entry : digests.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file)) {
                faults.add(entry.getKey() + " is missing");
            } else if (!sha256(file).equals(entry.getValue())) {
                faults.add(entry.getKey() + " is damaged");
            }
        }
        return faults;
    }

    /** Files below the folder that the list does not name. */
    List<String> strangers(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> name(folder, file))
                .filter(name -> !digests.containsKey(name))
                .map(name -> name + " was not part of the backup")
                .toList();
    }

    private String lines() {
        StringBuilder text = new StringBuilder(FORMAT + "\nmade " + made + "\nblocks " + blocks + "\n");
        digests.forEach(
                (name, digest) -> text.append(digest).append("  ").append(name).append('\n'));
        return text.toString();
    }

    private static boolean leadsOut(String name) {
        Path path = Path.of(name);
        return path.isAbsolute() || !path.normalize().equals(path) || path.startsWith("..");
    }

    private static long blocks(Path file, String line) {
        String number = word(file, line, "blocks");
        if (!number.matches("[0-9]{1,18}")) {
            throw damaged(file);
        }
        return Long.parseLong(number);
    }

    private static String word(Path file, String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw damaged(file);
        }
        return line.substring(name.length() + 1);
    }

    private static LaunchFailure damaged(Path file) {
        return new LaunchFailure(file + " is damaged: take another backup");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(folder.resolve(FILE)))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
