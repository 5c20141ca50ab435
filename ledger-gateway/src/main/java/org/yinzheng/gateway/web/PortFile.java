// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.storage.DataFolder;

/** Writes the port that was taken to {@code gateway.port} in the data folder: with port 0 nobody knows it before. */
@Component
class PortFile {
    private static final Logger LOG = LoggerFactory.getLogger(PortFile.class);

    private final DataFolder folder;

    PortFile(DataFolder folder) {
        this.folder = folder;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        int port = event.getWebServer().getPort();
        var file = folder.resolve("gateway.port");
        var draft = folder.resolve("gateway.port.new");
        try {
            Files.writeString(draft, port + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        LOG.atInfo().addKeyValue("port", port).log("gateway listens");
    }
}
