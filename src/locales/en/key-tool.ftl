# The key tool (LOCK): how it comes to the applicant (ISS-3), what is done there once the certificate is issued (ISS-11), and a forgotten passphrase.
button-key-tool = Key tool (makes the CSR)
button-key-tool-open = Open the key tool
button-key-tool-qr = Show a QR code
button-key-tool-code = Computer without a network
button-key-tool-forgotten = Forgot the key’s passphrase
button-key-tool-revoke = Revoke the certificate
button-key-tool-anew = Go to the application

key-tool-caption = <b>The key tool for application { $number }</b>
    On a phone: { $open ->
        [button] press <b>Open the key tool</b>.
       *[link] open { $link }
    }
    On a computer: save this file, then open it. It needs no internet.

    When you are done, send us <b>the CSR only</b>. The key file and its passphrase stay with you; give them to nobody.

    SHA-256: <code>{ $sha256 }</code>
    How to compare it: { $sum }
key-tool-qr = Point your phone’s camera at this picture. The key tool opens there, already filled in for application { $number }. The key is made on that phone and stays there.
key-tool-qr-near = Only this computer knows the address in the picture so far; a phone cannot open it yet.
key-tool-code = <b>A computer without a network</b>
    1. Copy the file <b>lencana-kunci.html</b> from the message above to a USB stick and open it on that computer.
    2. Into the field "Code from the bot", type:
    <code>{ $code }</code>
    3. Bring the CSR back on the stick and send it here.

    The code is no secret. Its last four characters guard against slips of the finger.
key-tool-case-gone = That application does not wait for a CSR any more. See how it stands in /status.
key-tool-at = Key tool (LOCK): { $link }

key-tool-forgotten = <b>Nobody can recover the passphrase of a key</b>, not even we: it has never been anywhere but with you.

    Try again in the key tool first, as often as you like: capitals and small letters, spaces, whatever your notes say.
key-tool-forgotten-revoke = Still no luck? Revoke the certificate with the reason "{ $cause }", then ask for a new one with a new key.
key-tool-forgotten-anew = Still no luck? You have no certificate that would have to be revoked: just make a new key with the key tool and send the new CSR.

notice-issued-steps = What to do now:
    1. Press "Download the certificate", then "Download PEM", and save the file.
    2. On the device that keeps your key, open the key tool, Step 2. Choose your SECRET key file there (…-kunci-RAHASIA.key.pem) and the certificate. The result is one .p12 file to sign with.
    3. The key file, the .p12 and the passphrase stay with you. Give them to nobody, not even to us.

    Lost the key, or somebody knows the passphrase? Type /hilang at once: we put the certificate on hold there and then. Forgot the passphrase? See /bantuan. Questions: { $contact }.
certificate-caption-pem = The certificate with its chain (PEM). { $open ->
        [button] Press <b>Open the key tool</b>
       *[link] Open the key tool ({ $link })
    } to join it with your key file into a .p12.
certificate-caption-der = The certificate (DER, .cer), without its chain. { $open ->
        [button] Press <b>Open the key tool</b>
       *[link] Open the key tool ({ $link })
    } to make a .p12 of it; PEM is the easiest to use there.
certificate-caption-p7b = The certificate with its chain (P7B). { $open ->
        [button] Press <b>Open the key tool</b>
       *[link] Open the key tool ({ $link })
    } to join it with your key file into a .p12.

page-sum-title = Is this key tool genuine?
page-sum-lead = The key tool (LOCK) is one file, the same for everybody. If the SHA-256 of yours is the one below, nobody has changed it on its way to you.
page-sum-value = SHA-256 of the key tool
page-sum-size = Size: { $bytes } bytes. File name: { $name }.
page-sum-elsewhere = The same value stands in the bot’s message and in the documentation. Compare with one of them: what stands in one place only can be replaced together with the file.
page-sum-open = Open the key tool
page-sum-save = Save it as a file
page-sum-how-title = Working out the SHA-256 of your file
page-sum-how = Open a terminal in the folder where you saved the file, and type:
page-sum-windows = Windows (Command Prompt)
page-sum-macos = macOS (Terminal)
page-sum-linux = Linux
page-sum-compare = Compare all 64 characters; capitals and small letters mean the same. One of them differs? Do not use that file, and tell us.
page-sum-scripts = For scripts, in the form of sha256sum:
page-home-key-sum = SHA-256 of the key tool:
page-home-key-compare = How to compare it
