// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link SampleVerifier} for all classes that leave nothing behind in it; it ends with the test run. */
public final class WithSampleVerifier implements ParameterResolver {

    private static final Namespace SHARED = Namespace.create(WithSampleVerifier.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SampleVerifier.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent("verifier", key -> SampleVerifier.start(), SampleVerifier.class);
    }
}
