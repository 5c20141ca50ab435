// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/**
 * Looks for a code in an uploaded file, on few threads of its own and for a bounded time: whatever a file makes a decoder
 * do, it costs neither the other checks nor the process.
 */
@Component
final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final byte[] PDF_BEGIN = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int READERS = 2;
    private static final int WAITING = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            READERS, READERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), Uploads::daemon);
    private final Duration patience;

    Uploads() {
        this(PATIENCE);
    }

    Uploads(Duration patience) {
        this.patience = patience;
    }

    FoundText codeIn(byte[] file) {
        var pdf = Arrays.equals(Arrays.copyOf(file, PDF_BEGIN.length), PDF_BEGIN);
        var kind = pdf ? Source.Kind.PDF : Source.Kind.IMAGE;
        return await(kind, submit(file, pdf));
    }

    private Future<FoundText> submit(byte[] file, boolean pdf) {
        try {
            return readers.submit(() -> pdf ? PdfPages.codeIn(file) : Pictures.codeIn(file));
        } catch (RejectedExecutionException e) {
            throw new ProblemException(
                    ProblemCode.BUSY, "Too many files are being read: try again in a few seconds.", e);
        }
    }

    private FoundText await(Source.Kind kind, Future<FoundText> found) {
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            found.cancel(true);
            return FoundText.nothing(kind, Source.Outcome.TOO_SLOW);
        } catch (ExecutionException e) {
            // decoders answer garbage with every kind of exception; the kind is worth knowing, the content is not
            LOG.atInfo()
                    .addKeyValue("kind", kind)
                    .addKeyValue(
                            "cause",
                            e.getCause() == null ? "?" : e.getCause().getClass().getName())
                    .log("an uploaded file could not be read");
            return FoundText.nothing(kind, Source.Outcome.FILE_UNREADABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.BUSY, "The verifier is stopping: try again.", e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "upload-reader");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }
}
