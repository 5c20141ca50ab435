// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.yinzheng.verifier.readmodel.FolderInUseException;

/** Says in one line what a trace of a hundred would hide. */
final class FolderInUseAnalyzer extends AbstractFailureAnalyzer<FolderInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FolderInUseException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
