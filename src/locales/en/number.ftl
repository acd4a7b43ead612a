# The service's WhatsApp number: linked by an administrator, cut off, back again.

whatsapp-page = On this page you see how the service's WhatsApp number stands, and link it to its phone.{ $link ->
    [none] {""}
   *[other] {" "}Open it on a computer or another phone, so that the code can be scanned: { $link }
 }

    Open for { $minutes } minutes, and only for you: do not pass it on.
button-whatsapp-page = Open the WhatsApp page
whatsapp-page-not-yours = The service's WhatsApp number is linked by administrators only. Something does not work? Tell your agency's administrator.

notice-number-lost = <b>The service's WhatsApp number is cut off.</b>
    { $why ->
    [logged-out] It is no longer linked, perhaps by "Linked devices" on its phone. It comes back only when you link it.
   *[down] Since { $at } the service is not connected to WhatsApp. It goes on trying by itself. See whether the phone with that number is switched on and on the internet.
 }
    What people write on WhatsApp meanwhile is read once it is back; messages to them wait.
notice-button-number = See and link
notice-number-back = <b>The service's WhatsApp number is connected again.</b>
    Since { $at }. What people wrote meanwhile is being read.

mail-number-lost-subject = The service's WhatsApp number is cut off
mail-number-lost-lead = { $why ->
    [logged-out] The service's WhatsApp number is no longer linked, perhaps by "Linked devices" on its phone. It comes back only when it is linked.
   *[down] The service is not connected to WhatsApp. It goes on trying by itself.
 }
mail-number-lost-after =
    { $why ->
    [logged-out] To link it, type /whatsapp to the bot in another chat, or run "npx lencana whatsapp pair" on the service's machine.
   *[down] See whether the phone with that number is switched on and on the internet. Type /whatsapp to the bot in another chat, or run "npx lencana whatsapp status" on the service's machine, to see how it stands.
 }

    What people write on WhatsApp meanwhile is read once it is back; messages to them wait.
mail-number-back-subject = The service's WhatsApp number is connected again
mail-number-back-lead = The service is connected to WhatsApp again.
mail-number-back-after = What people wrote meanwhile is being read. There is nothing for you to do.

page-number-title = WhatsApp number
page-number-nobody = No process of the service has this number now. If the service has just been started, wait a moment. If it stays like this, see whether the service runs with WHATSAPP=1.
page-number-starting = The browser for WhatsApp is starting. Usually this takes less than a minute.
page-number-waiting = Waiting for a code from WhatsApp. This page shows it as soon as it comes.
page-number-asked = WhatsApp is being asked for a code of eight characters. Usually this takes a few seconds.
page-number-away = WhatsApp gave no code of eight characters. Look at the number and try again in a few minutes, or scan the code below.
page-number-scan = Not linked yet. Scan this code with the phone that has the service's number:
page-number-qr = QR code for WhatsApp to scan
page-number-step-open = Open WhatsApp on that phone.
page-number-step-devices = Android: tap <b>⋮</b>, then <b>Linked devices</b>. iPhone: <b>Settings</b>, then <b>Linked devices</b>.
page-number-step-scan = Tap <b>Link a device</b>, then point the camera at this code.
page-number-step-instead = Tap <b>Link a device</b>, then <b>Link with phone number instead</b>.
page-number-step-letters = Type that code on the phone.
page-number-letters = Not linked yet. The code to type on the phone that has the service's number:
page-number-by-letters = No camera? Link with a code of eight characters
page-number-other-letters = Ask for a new code
page-number-careful = Show this page to nobody: the phone that scans its code becomes the service's number.
page-number-ready = Connected: <b>{ $phone }</b>, since { $since }.
page-number-ready-next = There is nothing to do. You may close this page.
page-number-linked-already = The number is linked already, so no code is needed.
page-number-logged-out = The number has not been linked to its phone since { $since }. A code to link it again is being prepared.
page-number-lost = Not connected to WhatsApp since { $since }. The service goes on trying by itself. See whether the phone with that number is switched on and on the internet, and whether the service's machine reaches web.whatsapp.com.
page-number-life = { $isStill ->
    [yes] This page stands still, and its code changes soon. Open until { $until }.
   *[no] This page renews itself. Open until { $until }.
 }
page-number-move = Renew by itself
page-number-stand = Stop renewing
page-number-phone-title = Link with a code of eight characters
page-number-phone-lead = WhatsApp sends a notification to that phone, and this page shows a code of eight characters to type there.
page-number-phone = The service's phone number, for example 0812 3456 7890
page-number-phone-fault = That number is incomplete or has letters in it. Example: 0812 3456 7890.
page-number-phone-submit = Ask for a code
page-number-back-to-qr = Back
page-gone-whatsapp = Type /whatsapp to the bot in the chat where you are logged in as an administrator, or run "npx lencana whatsapp pair": you get a new link.
