"""Take the pictures of the documentation: `make pictures`. Members play it in the playground."""

from __future__ import annotations

import asyncio
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, expect

from tests.browser.conftest import browser, find_chromium, running
from tests.browser.pictured_numbers import numbers
from tests.browser.screen import LEARN, WHY, Screen, acting
from tests.support.said import said

FRAME_MS = 2_600
"""How long each picture of the moving one is shown: long enough to read a message."""
WIDTH = 960
"""Of the moving picture, in pixels."""
VOUCH = "Mina asks good questions, and listens."


class Camera:
    """Writes pictures of a page into a folder."""

    def __init__(self, page: Page, folder: Path) -> None:
        self._page = page
        self._folder = folder
        self._frames: list[Image.Image] = []

    async def take(self, name: str, part: str = "main.talk") -> None:
        """Write a part of the page, the conversation by default, to `name`.png."""
        await self._quiet()
        shown = self._page.locator(part)
        (self._folder / f"{name}.png").write_bytes(small(await shown.screenshot()))

    async def film(self) -> None:
        """Add the whole page to the moving picture."""
        await self._quiet()
        frame = Image.open(io.BytesIO(await self._page.screenshot())).convert("RGB")
        height = round(frame.height * WIDTH / frame.width)
        self._frames.append(frame.resize((WIDTH, height), Image.Resampling.LANCZOS))

    def develop(self, name: str) -> None:
        """Write the moving picture to `name`.webp."""
        first, *rest = self._frames
        first.save(
            self._folder / f"{name}.webp",
            save_all=True,
            append_images=rest,
            duration=FRAME_MS,
            loop=0,
            quality=70,
            method=6,
        )

    async def _quiet(self) -> None:
        await expect(self._page.get_by_test_id("toast")).to_have_count(0, timeout=15_000)
        await self._page.mouse.move(0, 0)


def small(picture: bytes) -> bytes:
    """Return the picture with at most 256 colours, which is a quarter of the bytes."""
    out = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(out, "png", optimize=True)
    return out.getvalue()


async def play_a_talk(screen: Screen, camera: Camera) -> None:
    """Mina asks Tom, Tom says yes, they talk, and she says thanks."""
    await screen.be("mina")
    await screen.type("/intro find data science")
    await screen.sees(said("found-title"))
    await camera.take("find")
    await camera.film()
    await screen.message(said("found-title")).locator(acting("request.note")).first.click()
    await expect(screen.page.get_by_test_id("form").locator("[name=why]")).to_be_visible()
    await camera.take("note", "#form-dialog")
    await screen.fill("request.note", why=WHY, learn=LEARN)
    await screen.sees(said("preview-title"))
    await expect(screen.page.get_by_test_id("form")).not_to_be_visible()
    await camera.take("preview")
    await camera.film()
    await screen.press("request.send")

    await screen.be("tom")
    await screen.skip_until(said("nudge-request"))
    await camera.take("request")
    await camera.film()
    await screen.press("answer.accept")

    await screen.be("mina")
    await screen.skip_until(said("nudge-accepted"))
    await camera.take("times")
    await camera.film()
    await screen.message(said("nudge-accepted")).locator(acting("schedule.pick")).first.click()
    await screen.answered()
    await screen.be("tom")
    await screen.skip_until(said("nudge-picked"))
    await camera.film()
    await screen.press("schedule.confirm", within=said("nudge-picked"))

    await screen.be("mina")
    await screen.skip_until(said("nudge-agreed"))
    await screen.type("/intro prep")
    await screen.sees(said("prep-title"))
    await camera.take("checklist")
    await camera.film()
    await screen.skip_until(said("nudge-outcome"))
    await screen.press("meet.happened", within=said("nudge-outcome"))
    await screen.press("thanks.debrief")
    await screen.fill(
        "thanks.debrief",
        learned="Curiosity beats a second degree",
        use="finish my own project before I look for a course",
    )
    await screen.sees("Curiosity beats a second degree")
    await camera.take("draft")
    await camera.film()
    await screen.press("thanks.send")
    await screen.be("tom")
    await screen.skip_until(said("nudge-thanks"))
    await camera.take("thanks")
    await camera.film()


async def play_an_introduction(screen: Screen, camera: Camera) -> None:
    """Mina reaches Priya through Bea, who knows both."""
    await screen.be("mina")
    await screen.type("/intro reach @Priya Nair")
    await screen.sees(said("reach-named", name="Bea Lindqvist"))
    await camera.take("reach")
    await screen.press("ways.through")
    await screen.fill("ways.note", why=WHY, learn=LEARN)
    await screen.press("ways.send")
    await screen.be("bea")
    await screen.skip_until(said("asked-what", seeker="Mina Rahman", name="Priya Nair"))
    await camera.take("asked")
    await screen.press("ways.yes")
    await screen.fill("ways.yes", line=VOUCH)
    await screen.sees(said("asked-thanks"))


async def look_at_numbers(page: Page, folder: Path) -> None:
    """What organisers see after four months of a made-up community."""
    async with numbers() as link:
        await page.goto(link)
        await page.get_by_role("button").click()
        await expect(page.get_by_role("table").first).to_be_visible()
        (folder / "numbers.png").write_bytes(small(await page.screenshot()))


async def main(folder: Path) -> None:
    """Write all pictures into that folder."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("Chromium is not installed; on Debian: apt install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    async with browser(chromium) as started:
        for play in (play_a_talk, play_an_introduction):
            with tempfile.TemporaryDirectory() as data:
                async with running(Path(data)) as address:
                    page = await started.new_page(viewport={"width": 1180, "height": 820})
                    await page.goto(address)
                    await page.locator("#guide-open").click()  # it is open at first
                    camera = Camera(page, folder)
                    await play(Screen(page), camera)
                    if play is play_a_talk:
                        camera.develop("life")
        page = await started.new_page(viewport={"width": 1000, "height": 1100})
        await look_at_numbers(page, folder)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
