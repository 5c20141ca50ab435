// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import org.jspecify.annotations.Nullable;

/**
 * A form that a person filled in by hand, as it came.
 *
 * @param kind {@code receipt} or {@code licence}
 * @param region issuer's region of a licence, 6 digits; a receipt's follows from its code
 * @param code receipt code, 8 digits
 * @param number receipt number, 10 digits
 * @param checkValue the 6 characters printed on the receipt
 * @param date day of issue, ISO
 * @param totalFen the receipt's total in fen
 * @param shortNumber the short number printed on the licence
 * @param here region that asks, 6 digits
 * @param matter code of the matter
 * @param asOf a past moment, as for other checks
 * @param recordFor the page's own address, when the answer shall carry a signed record of itself
 */
record LookupRequest(
        @Nullable String kind,
        @Nullable String region,
        @Nullable String code,
        @Nullable String number,
        @Nullable String checkValue,
        @Nullable String date,
        @Nullable Long totalFen,
        @Nullable String shortNumber,
        @Nullable String here,
        @Nullable String matter,
        @Nullable String asOf,
        @Nullable String recordFor) {}
