// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import java.util.List;
import java.util.Map;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient List<FieldError> errors;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members;

    ProblemException(Problem problem, List<FieldError> errors, Object... arguments) {
        this(problem, errors, arguments.clone(), Map.of());
    }

    private ProblemException(
            Problem problem, List<FieldError> errors, Object[] arguments, Map<String, Object> members) {
        super(problem.name());
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.arguments = arguments;
        this.members = members;
    }

    /** The same with one further member (RFC 9457, 3.2), for programs. */
    public ProblemException with(String member, Object value) {
        return new ProblemException(problem, errors, arguments, Map.of(member, value));
    }

    public Problem problem() {
        return problem;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    Map<String, Object> members() {
        return members;
    }
}
