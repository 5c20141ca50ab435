// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.PrivateFiles;

/**
 * A copy of a data folder, taken while its processes run or not.
 *
 * <p>The order makes the cut consistent. The gateway's database comes first and the ledger after it, so every record that the
 * database calls recorded stands in the copied ledger. Keys and other files come last, so the key of every document and of
 * every block is there. What the ledger learnt in between the database does not know; the gateway finds it out by itself.
 */
public final class Backup {
    private static final String DATABASE = "gateway.db";
    private static final Pattern COPIED = Pattern.compile("copied: ([0-9]+) blocks");

    private final DataFolder folder;
    private final Installation installation;

    /** Of this folder, with the jars of this installation. */
    public Backup(DataFolder folder, Installation installation) {
        this.folder = folder;
        this.installation = installation;
    }

    /**
     * Makes the backup.
     *
     * @param target a folder that does not exist; it appears when the backup is complete
     * @return blocks of the ledger in it
     * @throws LaunchFailure if the folder holds no data, or the target exists
     */
    public long to(Path target) throws IOException, InterruptedException {
        if (!folder.exists()) {
            throw new LaunchFailure("there is no data in " + folder.root() + "; name the folder with --data");
        }
        Path whole = target.toAbsolutePath().normalize();
        Path part = whole.resolveSibling(whole.getFileName() + ".incomplete");
        for (Path taken : List.of(whole, part)) {
            if (Files.exists(taken)) {
                throw new LaunchFailure(taken + " exists; name a new folder, or delete it first");
            }
        }
        if (whole.startsWith(folder.root())) {
            throw new LaunchFailure(whole + " lies in the data folder itself; name a folder on another disk");
        }
        PrivateFiles.createFolder(part);
        boolean complete = false;
        try {
            long blocks = copy(part);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            complete = true;
            return blocks;
        } finally {
            if (!complete) {
                Copies.delete(part);
            }
        }
    }

    private long copy(Path part) throws IOException, InterruptedException {
        String made =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Path gateway = folder.of(Service.GATEWAY);
        if (Files.isRegularFile(gateway.resolve(DATABASE))) {
            SqliteCopy.make(
                    gateway.resolve(DATABASE),
                    PrivateFiles.createFolder(part.resolve("gateway")).resolve(DATABASE));
        }
        long blocks = ledger(part.resolve("peer"));
        Copies.tree(gateway, part.resolve("gateway"), Backup::isKept);
        Copies.tree(folder.network(), part.resolve("network"), Backup::isKept);
        Copies.tree(folder.run(), part.resolve("run"), Backup::isKept);
        Copies.seal(part);
        Manifest.of(part, made, blocks).write(part);
        return blocks;
    }

    /** The local peer's own command copies the ledger and reads the copy through. */
    private long ledger(Path target) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("yinzheng-backup");
        Path said = temporary.resolve("said");
        try {
            int status = new ProcessBuilder(
                            installation.java(),
                            "-Dfile.encoding=UTF-8",
                            "-Dorg.sqlite.tmpdir=" + temporary,
                            "-jar",
                            installation.jar(Service.PEER).toString(),
                            "backup",
                            "--data",
                            folder.of(Service.PEER).toString(),
                            "--to",
                            target.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            String text = Files.readString(said).strip();
            Matcher copied = COPIED.matcher(text);
            if (status != 0 || !copied.find()) {
                throw new LaunchFailure("the ledger was not copied: " + text);
            }
            // left by the reading through
            Copies.delete(target.resolve("LOCK"));
            Copies.delete(target.resolve("tmp"));
            return Long.parseLong(copied.group(1));
        } finally {
            Copies.delete(temporary);
        }
    }

    /** Not what belongs to the running processes: locks, process ids, ports in use, drafts, unpacked libraries. */
    private static boolean isKept(Path relative) {
        String name = String.valueOf(relative.getFileName());
        String top = relative.getName(0).toString();
        return !name.startsWith(DATABASE)
                && !name.equals("lock")
                && !name.equals("gateway.lock")
                && !name.equals("gateway.port")
                && !name.endsWith(".pid")
                && !name.endsWith(".part")
                && !name.endsWith(".tmp")
                && !top.equals("tmp")
                && !top.endsWith(".tmp");
    }
}
