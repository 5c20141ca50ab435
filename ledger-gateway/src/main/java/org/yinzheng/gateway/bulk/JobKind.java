// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

/** What a file's rows are. */
enum JobKind {
    /** New licences; whose file it is starts it. */
    ISSUE,
    /** Licences that exist already, with identifier, dates and version; a second person confirms the batch. */
    IMPORT
}
