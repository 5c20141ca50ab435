// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Headers of files that are written while they are sent. */
public final class Download {
    private Download() {}

    public static void csv(HttpServletResponse response, String name) {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        file(response, name);
    }

    public static void zip(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        file(response, name);
    }

    private static void file(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
