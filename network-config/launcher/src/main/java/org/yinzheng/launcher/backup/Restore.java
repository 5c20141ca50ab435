// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.LaunchFailure;

/** Puts a backup into a new data folder, after every file was held against the manifest. */
public final class Restore {
    private static final int NAMED = 10;

    private final Path backup;

    /** From this folder. */
    public Restore(Path backup) {
        this.backup = backup.toAbsolutePath().normalize();
    }

    /**
     * Restores.
     *
     * @param target a folder that does not exist; it appears when everything is in it
     * @return blocks of the ledger in it
     * @throws LaunchFailure if the backup is damaged, naming the files, or the target exists
     */
    public long into(Path target) throws IOException {
        Path whole = target.toAbsolutePath().normalize();
        Path part = whole.resolveSibling(whole.getFileName() + ".incomplete");
        for (Path taken : List.of(whole, part)) {
            if (Files.exists(taken)) {
                throw new LaunchFailure(taken + " exists; a restore overwrites nothing: name a new folder with --data");
            }
        }
        Manifest manifest = Manifest.read(backup);
        requireSound(manifest);
        boolean complete = false;
        try {
            new DataFolder(part).create();
            Copies.tree(backup, part, relative -> manifest.digests()
                    .containsKey(relative.toString().replace('\\', '/')));
            Copies.seal(part);
            // what was copied, not only what was read
            List<String> faults = manifest.faults(part);
            if (!faults.isEmpty()) {
                throw new LaunchFailure("the copy differs from the backup: " + faults + "; look at the disk");
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            complete = true;
            return manifest.blocks();
        } finally {
            if (!complete) {
                Copies.delete(part);
            }
        }
    }

    private void requireSound(Manifest manifest) throws IOException {
        List<String> faults = new ArrayList<>(manifest.faults(backup));
        faults.addAll(manifest.strangers(backup));
        if (!faults.isEmpty()) {
            String more = faults.size() > NAMED ? " and " + (faults.size() - NAMED) + " more" : "";
            throw new LaunchFailure("the backup is damaged, nothing was restored: "
                    + String.join(", ", faults.subList(0, Math.min(NAMED, faults.size()))) + more
                    + "; take another backup");
        }
    }
}
