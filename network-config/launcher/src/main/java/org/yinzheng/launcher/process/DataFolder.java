// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.yinzheng.network.PrivateFiles;

/**
 * The folder of one running network on one machine.
 *
 * <pre>
 * network/   description, keys, genesis block        logs/  one file a service
 * peer/      blocks and state of the local peer       run/   process ids, ports, what was seeded
 * gateway/   documents, outbox, accounts and secrets
 * verifier/  read model
 * </pre>
 */
public final class DataFolder {
    private static final String MARK = "yinzheng-data.txt";

    private final Path root;

    /** A data folder at this place; nothing is created yet. */
    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** Description, keys, genesis block. */
    public Path network() {
        return root.resolve("network");
    }

    /** The folder of a service's own data. */
    public Path of(Service service) {
        return root.resolve(
                switch (service) {
                    case PEER -> "peer";
                    case GATEWAY -> "gateway";
                    case VERIFIER -> "verifier";
                });
    }

    /** Where the output of a service goes. */
    public Path log(Service service) {
        return root.resolve("logs").resolve(service.label() + ".log");
    }

    /** Small files about the running processes. */
    public Path run() {
        return root.resolve("run");
    }

    /** Codes to try, in the folder that {@link #run()} names; the seeding writes them, the verifier shows them. */
    public static Path demoCodes(Path run) {
        return run.resolve("demo-codes.json");
    }

    /** The verifier's own key, in the same folder: a backup takes it along, while the verifier's view is read anew. */
    public static Path attestationKey(Path run) {
        return run.resolve("verifier-attestation.key");
    }

    /** The matters' names and the packages of documents that they need: the demo's own, unless the file is there already. */
    Path packages() throws IOException {
        Path file = run().resolve("packages.json");
        if (!Files.exists(file)) {
            try (InputStream own = DataFolder.class.getResourceAsStream("/demo/packages.json")) {
                PrivateFiles.write(
                        file, Objects.requireNonNull(own, "/demo/packages.json").readAllBytes());
            }
        }
        return file;
    }

    /** An organisation's {@code connection.yaml}, in the network's folder beside the one that {@link #run()} names. */
    public static Path connection(Path run, String mspId) {
        return run.resolveSibling("network")
                .resolve("organisations")
                .resolve(mspId)
                .resolve("connection.yaml");
    }

    /** An empty folder for a service's temporary files: what an earlier, killed process left behind is deleted. */
    Path freshTemporary(Service service) throws IOException {
        delete(temporary(service));
        return PrivateFiles.createFolder(temporary(service));
    }

    private Path temporary(Service service) {
        return run().resolve(service.label() + ".tmp");
    }

    /** Where the local peer's process writes its endpoint once it serves; each start begins without. */
    Path endpoint() {
        return temporary(Service.PEER).resolve("endpoint");
    }

    /** A name for the next process of a service, by which its answers are told from those of anybody else. */
    String newInstance(Service service) throws IOException {
        String name = UUID.randomUUID().toString();
        PrivateFiles.write(instanceFile(service), name);
        return name;
    }

    /** The name of a service's process; none if an older Yinzheng started it. */
    Optional<String> instance(Service service) throws IOException {
        Path file = instanceFile(service);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private Path instanceFile(Service service) {
        return temporary(service).resolve("instance");
    }

    /** Accounts of the demo with their secrets, written by the gateway at its first start. */
    public Path accounts() {
        return of(Service.GATEWAY).resolve("accounts.yaml");
    }

    /** Whether it was made by {@link #create()}. */
    public boolean exists() {
        return Files.isRegularFile(root.resolve(MARK));
    }

    /** Creates what is missing. A folder with foreign content is refused. */
    public void create() throws IOException {
        if (!exists() && Files.isDirectory(root) && !isEmpty(root)) {
            throw new LaunchFailure(root + " holds other files; name an empty or a new folder with --data");
        }
        PrivateFiles.createFolder(root);
        PrivateFiles.createFolder(run());
        PrivateFiles.createFolder(root.resolve("logs"));
        for (Service service : Service.values()) {
            PrivateFiles.createFolder(of(service));
        }
        if (!exists()) {
            PrivateFiles.write(
                    root.resolve(MARK), "Data of a Yinzheng demo. ./yinzheng demo --fresh deletes all of it.\n");
        }
    }

    /** Deletes everything. A folder that Yinzheng did not make is refused. */
    public void delete() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        if (!exists() && !isEmpty(root)) {
            throw new LaunchFailure(root + " was not made by Yinzheng (no " + MARK + "); it is not deleted");
        }
        delete(root);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Work on a folder that nothing else may touch meanwhile. */
    public interface Work {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    /** Does something while no other command works on this folder. */
    public void exclusively(Work work) throws IOException, InterruptedException {
        PrivateFiles.createFolder(run());
        try (FileChannel channel =
                FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isMine(channel)) {
                throw new LaunchFailure(
                        "another ./yinzheng works on " + root + "; wait for it, or name another folder with --data");
            }
            work.run();
        }
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
