// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.LocalDate;
import java.util.Optional;

/** The recognition agreements 互认 as a verifier knows them. */
public interface Agreements {

    /**
     * An agreement in force for a case.
     *
     * @param issuerRegion 6 digits
     * @param here the region that asks, 6 digits
     * @param matter the code of the matter 事项; empty asks for an agreement on any matter
     * @param date the day in China of the moment asked about
     * @return the agreement's id and version as {@code id/version}
     */
    Optional<String> inForce(int type, String issuerRegion, String here, Optional<String> matter, LocalDate date);
}
