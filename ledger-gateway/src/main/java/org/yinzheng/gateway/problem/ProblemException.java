// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.util.List;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient List<FieldError> errors;
    private final transient Object[] arguments;

    ProblemException(Problem problem, List<FieldError> errors, Object... arguments) {
        super(problem.name());
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.arguments = arguments.clone();
    }

    public Problem problem() {
        return problem;
    }

    public List<FieldError> errors() {
        return errors;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
