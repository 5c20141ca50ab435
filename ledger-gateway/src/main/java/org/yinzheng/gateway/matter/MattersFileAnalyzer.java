// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.matter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line what a trace of a hundred would hide. */
final class MattersFileAnalyzer extends AbstractFailureAnalyzer<MattersFileException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, MattersFileException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
