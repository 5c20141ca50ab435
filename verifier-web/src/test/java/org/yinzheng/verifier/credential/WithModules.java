// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.yinzheng.pages.HeadlessChromium;

/** Gives a test class {@link ModulesInBrowser}, one for the whole run; skips it, loudly, where there is no browser. */
final class WithModules implements BeforeAllCallback, ParameterResolver {
    private static final Namespace SHARED = Namespace.create(WithModules.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        HeadlessChromium.assumeHere("THE CREDENTIAL IN A BROWSER IS");
        context.getRoot().getStore(SHARED).computeIfAbsent("modules", key -> start(), ModulesInBrowser.class);
    }

    private static ModulesInBrowser start() {
        try {
            return ModulesInBrowser.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ModulesInBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot().getStore(SHARED).get("modules", ModulesInBrowser.class));
    }
}
