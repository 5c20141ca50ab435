// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.yinzheng.pages.HeadlessChromium;

/** One verifier and one Chromium for all browser tests; without a Chromium they are skipped, and say so. */
final class WithBrowser implements BeforeAllCallback, ParameterResolver {

    private static final Namespace SHARED = Namespace.create(WithBrowser.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        HeadlessChromium.assumeHere("THE PAGES ARE");
        pages(context);
    }

    private static Pages pages(ExtensionContext context) {
        return context.getRoot().getStore(SHARED).computeIfAbsent("pages", key -> start(), Pages.class);
    }

    private static Pages start() {
        try {
            return Pages.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot().getStore(SHARED).get("pages", Pages.class));
    }
}
