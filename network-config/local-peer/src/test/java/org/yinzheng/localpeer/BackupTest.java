// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hyperledger.fabric.client.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.commit.LedgerCheck;
import org.yinzheng.localpeer.ledger.LedgerCopy;
import picocli.CommandLine;

class BackupTest {
    @TempDir
    Path folder;

    @Test
    void a_copy_made_while_the_peer_writes_holds_whole_blocks_and_everything_written_before_it() throws Exception {
        Path copy = folder.resolve("copy");
        long before;
        long copied;
        try (TestPeer peer = TestPeer.start(folder)) {
            TestLedger.fill(peer);
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch written = new CountDownLatch(5);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(notes, written, enough));
            assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
            before = peer.peer().height();
            copied = LedgerCopy.make(folder.resolve("data"), copy);
            enough.set(true);
            writing.get(60, TimeUnit.SECONDS);
            assertThat(peer.peer().height()).isGreaterThanOrEqualTo(copied);
        }
        assertThat(copied).isGreaterThanOrEqualTo(before);
        assertThat(LedgerCheck.run(copy)).isEqualTo(copied);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_ledger_that_lost_blocks_is_not_copied_as_if_it_were_whole() throws Exception {
        Path data = folder.resolve("data");
        Path older = folder.resolve("older.sqlite");
        TestPeer.start(folder).close();
        Files.copy(data.resolve("ledger.sqlite"), older);
        try (TestPeer peer = TestPeer.start(folder)) {
            Calls.submit(peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ), "Put", "newest", "1");
        }
        Files.move(older, data.resolve("ledger.sqlite"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(backup(data, folder.resolve("copy"))).contains("the newest are lost");
    }

    @Test
    void what_is_no_ledger_and_a_target_that_exists_are_refused() throws Exception {
        TestPeer.start(folder).close();
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThat(backup(folder.resolve("data"), taken)).contains("exists: name a new folder");
        assertThat(backup(folder.resolve("nothing"), folder.resolve("copy"))).contains("there is no ledger in");
    }

    private static String backup(Path data, Path target) {
        StringWriter said = new StringWriter();
        int status = new CommandLine(new LocalPeerCommand())
                .setErr(new PrintWriter(said))
                .execute("backup", "--data", data.toString(), "--to", target.toString());
        assertThat(status).isEqualTo(1);
        return said.toString();
    }

    private static void write(Contract notes, CountDownLatch written, AtomicBoolean enough) {
        for (int i = 0; !enough.get(); i++) {
            try {
                Calls.submit(notes, "Put", "running", Integer.toString(i));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            written.countDown();
        }
    }
}
