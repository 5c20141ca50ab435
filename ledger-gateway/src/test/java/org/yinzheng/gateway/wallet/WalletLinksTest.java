// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.TestDatabase;

/** One-time links, on both databases. */
@ParameterizedClass(name = "{0}")
@EnumSource
class WalletLinksTest {
    private static final long NOW = 1_795_000_000;
    private static final long DAY = 86_400;
    private static final DocumentId LICENCE = DocumentId.licence("ZhejiangMSP", "1.2.3");

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private WalletLinks links;

    WalletLinksTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        links = new WalletLinks(database);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private String link(DocumentId document, String secretDigest, long now) {
        return links.create(document, "zj-market-clerk", secretDigest, now, now + DAY)
                .id();
    }

    private boolean isThere(String secretDigest) {
        return links.bySecret(secretDigest).isPresent();
    }

    @Test
    void a_link_is_taken_by_one_key_which_may_come_again_and_alone_gives_it_back() {
        var link = link(LICENCE, "a", NOW);
        assertThat(links.take(link, "phone")).isTrue();
        assertThat(links.take(link, "another")).isFalse();
        assertThat(links.take(link, "phone")).isTrue();
        links.giveBack(link, "another");
        assertThat(links.take(link, "another")).isFalse();
        links.giveBack(link, "phone");
        assertThat(links.take(link, "another")).isTrue();
    }

    @Test
    void a_new_link_ends_those_to_its_document_that_nobody_used() {
        links.take(link(LICENCE, "used", NOW), "phone");
        link(LICENCE, "unused", NOW);
        link(DocumentId.licence("ZhejiangMSP", "1.2.4"), "another document's", NOW);
        link(DocumentId.licence("JiangxiMSP", "1.2.3"), "another organisation's", NOW);
        link(LICENCE, "new", NOW);
        assertThat(isThere("unused")).isFalse();
        assertThat(isThere("used")).isTrue();
        assertThat(isThere("another document's")).isTrue();
        assertThat(isThere("another organisation's")).isTrue();
        links.withdraw(LICENCE);
        assertThat(isThere("new")).isFalse();
        assertThat(isThere("used")).isTrue();
    }

    @Test
    void a_link_is_forgotten_a_month_after_its_end() {
        links.take(link(LICENCE, "used", NOW), "phone");
        link(DocumentId.licence("ZhejiangMSP", "1.2.4"), "later", NOW + DAY + 30 * DAY);
        assertThat(isThere("used")).as("at its thirtieth day").isTrue();
        link(DocumentId.licence("ZhejiangMSP", "1.2.4"), "later still", NOW + DAY + 30 * DAY + 1);
        assertThat(isThere("used")).isFalse();
    }
}
