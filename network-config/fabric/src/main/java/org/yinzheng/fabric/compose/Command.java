// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.yinzheng.fabric.FabricFailure;

/** Runs another program and collects what it says. */
final class Command {
    private Command() {}

    /**
     * How it ended.
     *
     * @param status exit status, −1 when the program is not there
     * @param output standard output and standard error, as they came
     */
    record Outcome(int status, String output) {
        boolean ok() {
            return status == 0;
        }

        /** The last lines that say something. */
        String lastLines(int count) {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        }
    }

    /** Runs to the end, but at most so long. */
    static Outcome run(Duration limit, List<String> line) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Thread reader = new Thread(() -> copy(process.getInputStream(), said), "output of " + line.get(0));
        reader.setDaemon(true);
        reader.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new FabricFailure(
                    "'" + String.join(" ", line) + "' did not end in " + limit.toSeconds() + " s",
                    "see what docker is busy with: docker ps, docker system df");
        }
        reader.join(Duration.ofSeconds(5).toMillis());
        synchronized (said) {
            return new Outcome(process.exitValue(), said.toString(StandardCharsets.UTF_8));
        }
    }

    /** Runs with this process's own output, for as long as it takes. */
    static int show(List<String> line) throws IOException, InterruptedException {
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                synchronized (to) {
                    to.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // the program ended while it was read: what came until then is its output
            return;
        }
    }
}
