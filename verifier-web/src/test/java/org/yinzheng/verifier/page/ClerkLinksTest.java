// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.yinzheng.verifier.testledger.QrPictures;

/** Where a clerk goes on from an answer: to record the use of a licence, or to have the service rated. */
@ExtendWith(WithBrowser.class)
class ClerkLinksTest {

    private final Pages pages;

    ClerkLinksTest(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void fresh() {
        pages.fresh();
    }

    @Test
    void a_clerk_goes_on_to_record_a_recognition_with_the_code_behind_the_hash_only() {
        pages.check(pages.ledger.text("valid"), "360000");
        var address = clerkLinks().get(0);
        assertThat(address).startsWith("https://gateway.example/console/hand-over#here=360000&matter=&code=YZ1%3A");
        assertThat(address).contains(pages.ledger.text("valid").substring(4));
        pages.check(pages.ledger.text("valid"), "330000");
        assertThat(clerkLinks()).as("where it was issued").noneMatch(link -> link.contains("code="));
        for (var other : new String[] {"receipt", "revoked"}) {
            pages.check(pages.ledger.text(other), "360000");
            assertThat(clerkLinks()).as(other).noneMatch(link -> link.contains("code="));
        }
    }

    @Test
    void what_only_the_server_could_read_in_a_file_is_changed_and_recorded_like_a_scanned_code() throws IOException {
        var picture = Files.write(pages.folder().resolve("licence.png"), QrPictures.png(pages.ledger.text("valid")));
        pages.script("Worker.prototype.postMessage = () => { throw new Error('no decoder here'); };"
                + " document.getElementById('here').value = '360000'");
        pages.byId("tab-file").click();
        pages.byId("file").sendKeys(picture.toString());
        pages.awaitVerdict();
        assertThat(pages.element(".verdict").getAttribute("data-source")).isEqualTo("IMAGE");
        assertThat(clerkLinks().get(0))
                .contains("code=YZ1%3A" + pages.ledger.text("valid").substring(4));
        pages.script("const s = document.getElementById('verdict-here'); s.value = '330000';"
                + " s.dispatchEvent(new Event('change'))");
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".verdict[data-source=TEXT]")));
    }

    @Test
    void a_clerk_has_the_service_rated_from_any_answer_on_a_document_and_takes_nothing_of_it_along() {
        for (var shown : new String[] {"valid", "receipt", "revoked"}) {
            // receipts of this ledger are entitled to at home only
            pages.check(pages.ledger.text(shown), shown.equals("receipt") ? "330000" : "360000");
            assertThat(clerkLinks()).as(shown).contains("https://gateway.example/console/hand-over#then=rate&matter=");
        }
        pages.choose("zh");
        assertThat(pages.element(".actions a[href*=rate]").getText()).isEqualTo("请群众评价（工作人员）");
        pages.script("const s = document.getElementById('verdict-matter'); s.append(new Option('M-OTHER', 'M-OTHER'));"
                + " s.value = 'M-OTHER'; s.dispatchEvent(new Event('change'))");
        pages.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".actions a[href$='matter=M-OTHER']")));
        pages.check(SampleCodes.tampered(pages.ledger.text("valid")));
        assertThat(clerkLinks()).as("what is no document").isEmpty();
    }

    private List<String> clerkLinks() {
        return pages.elements(".actions a").stream()
                .map(link -> String.valueOf(link.getAttribute("href")))
                .toList();
    }
}
