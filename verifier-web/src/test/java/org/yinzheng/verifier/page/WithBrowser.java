// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One verifier and one Chromium for all browser tests; without a Chromium they are skipped, and say so. */
final class WithBrowser implements BeforeAllCallback, ParameterResolver {

    private static final Namespace SHARED = Namespace.create(WithBrowser.class);
    private static final String MISSING = "THE PAGES ARE NOT TESTED: no Chromium with its driver here (Debian: apt-get"
            + " install chromium chromium-driver)";

    @Override
    public void beforeAll(ExtensionContext context) {
        var browser = firstOf("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        var control = firstOf("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
        if (browser.isEmpty() || control.isEmpty()) {
            System.err.println(MISSING);
        }
        assumeTrue(browser.isPresent() && control.isPresent(), MISSING);
        pages(context, browser.orElseThrow(), control.orElseThrow()).fresh();
    }

    private static Pages pages(ExtensionContext context, Path browser, Path control) {
        return context.getRoot().getStore(SHARED).computeIfAbsent("pages", key -> start(browser, control), Pages.class);
    }

    private static Pages start(Path browser, Path control) {
        try {
            return Pages.start(browser, control);
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

    private static Optional<Path> firstOf(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
