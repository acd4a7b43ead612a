/**
 * A page in the place of web.whatsapp.com, for whatsapp-web.js in a real browser: it answers `window.require(name)` for the modules the
 * library names, in the shapes its injected code reads (node_modules/whatsapp-web.js/src). It keeps nothing but the linked device's name:
 * chats, people and the telephone live in the test's process, at `window.WORLD`, as WhatsApp's servers live elsewhere.
 */
(() => {
  const world = window.WORLD;
  const pageId = crypto.randomUUID();
  let device = null;

  /** What Backbone's models of the real page are to the library: on, once, off. */
  const emitter = (own = {}) => {
    const listeners = new Map();
    const of = (name) => listeners.get(name) ?? listeners.set(name, []).get(name);
    own.on = (names, listener) => {
      for (const name of names.split(' ')) of(name).push(listener);
      return own;
    };
    own.off = (name, listener) => {
      listeners.set(
        name,
        of(name).filter((one) => one !== listener && one.first !== listener),
      );
      return own;
    };
    own.once = (name, listener) => {
      const once = (...all) => {
        own.off(name, listener);
        listener(...all);
      };
      once.first = listener;
      return own.on(name, once);
    };
    own.fire = (name, ...all) => {
      for (const listener of [...of(name)]) listener(...all);
    };
    own.heard = (name) => of(name).length > 0;
    return own;
  };

  class Wid {
    constructor(text) {
      this._serialized = text;
      [this.user, this.server] = text.split('@');
    }
    isGroup() {
      return this.server === 'g.us';
    }
    isLid() {
      return this.server === 'lid';
    }
    isUser() {
      return this.server === 'c.us' || this.server === 'lid';
    }
    isStatus() {
      return this._serialized === 'status@broadcast';
    }
    toString() {
      return this._serialized;
    }
    toJSON() {
      return { server: this.server, user: this.user, _serialized: this._serialized };
    }
  }
  const wid = (of) => (of instanceof Wid ? of : new Wid(typeof of === 'string' ? of : of._serialized));
  const maybeWid = (of) => (of === undefined || of === null ? undefined : wid(of));

  class MsgKey {
    constructor({ from, to, id, participant, selfDir, fromMe, remote }) {
      this.fromMe = selfDir === 'out' || fromMe === true;
      this.remote = wid(remote ?? (this.fromMe ? to : from));
      this.id = id;
      if (participant) this.participant = wid(participant);
      const tail = this.participant ? `_${this.participant}` : '';
      this._serialized = `${this.fromMe}_${this.remote}_${id}${tail}`;
    }
    static async newId() {
      const bytes = crypto.getRandomValues(new Uint8Array(10));
      return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
    }
    toString() {
      return this._serialized;
    }
  }
  const keyOf = (parts) => new MsgKey({ ...parts, id: parts.id });

  const ask = async (name, args = {}) => {
    const answer = await fetch(`${world}/ask`, {
      method: 'POST',
      body: JSON.stringify({ device, page: pageId, name, args }),
    });
    const { value, error } = await answer.json();
    if (error) throw Object.assign(new Error(error.message), error);
    return value;
  };

  const plain = (of) =>
    JSON.parse(JSON.stringify(of, (_, value) => (typeof value === 'function' ? undefined : value)) ?? 'null');
  const messages = new Map();
  const chats = new Map();
  /** What is known of who is who: telephone number and LID, both ways. */
  const directory = new Map();

  const hidden = ['mediaData', 'mediaBlob', 'mediaObject', 'once', 'on', 'off', 'fire', 'heard'];
  const modelOf = (data) => {
    const model = emitter({
      ...data,
      id: data.id instanceof MsgKey ? data.id : keyOf(data.id),
      from: maybeWid(data.from),
      to: maybeWid(data.to),
      author: maybeWid(data.author),
      isEphemeral: false,
      isStatusV3: data.isStatusV3 ?? false,
      mediaObject: data.directPath ? {} : undefined,
      isNotification: ['gp2', 'e2e_notification', 'notification_template'].includes(data.type),
    });
    if (data.directPath) model.mediaData = { mediaStage: data.mediaStage ?? 'RESOLVED' };
    return Object.assign(model, {
      serialize() {
        const rest = Object.entries(model).filter(([name]) => !hidden.includes(name));
        const { fromMe, remote, id, participant, _serialized } = model.id;
        return {
          ...plain(Object.fromEntries(rest)),
          id: { fromMe, remote, id, _serialized, ...(participant ? { participant } : {}) },
        };
      },
      unsafe: () => model,
      canReply: () => true,
      msgContextInfo: () => ({
        quotedStanzaID: model.id.id,
        quotedParticipant: model.author ?? model.from,
        quotedMsg: { type: model.type, body: model.body },
      }),
      async downloadMedia() {
        const stage = await ask('mediaStage', { directPath: model.directPath });
        model.mediaData.mediaStage = stage;
      },
    });
  };

  const groupMetadataOf = ({ id, participants }) => ({
    id: wid(id),
    announce: false,
    isLidAddressingMode: false,
    participants: { serialize: () => participants.map((one) => ({ ...one, id: wid(one.id) })) },
    serialize() {
      return { id: wid(id), participants: this.participants.serialize() };
    },
  });
  const chatOf = (data) => {
    const id = wid(data.id);
    const known = chats.get(id._serialized);
    if (known) return Object.assign(known, { formattedTitle: data.title ?? known.formattedTitle });
    const shown = [];
    const chat = {
      id,
      t: 0,
      unreadCount: 0,
      formattedTitle: data.title ?? id.user,
      mute: { expiration: 0 },
      groupMetadata: id.isGroup() ? groupMetadataOf({ id, participants: data.participants ?? [] }) : undefined,
      /** Not loaded yet, the newest last. */
      earlier: [],
      msgs: { getModelsArray: () => [...shown], add: (model) => void shown.push(model) },
      serialize: () => plain({ id, t: chat.t, unreadCount: chat.unreadCount, formattedTitle: chat.formattedTitle }),
    };
    chats.set(id._serialized, chat);
    return chat;
  };
  const put = (chat, model) => {
    messages.set(model.id._serialized, model);
    chat.msgs.add(model);
    chat.t = Math.max(chat.t, model.t);
    return model;
  };

  const Msg = emitter({
    get: (key) => messages.get(typeof key === 'string' ? key : key._serialized),
    getMessagesById: async (ids) => ({ messages: ids.map((id) => messages.get(id)).filter(Boolean) }),
    getModelsArray: () => [...messages.values()],
  });
  const Chat = emitter({
    get: (id) => chats.get(wid(id)._serialized),
    find: async (id) => chats.get(wid(id)._serialized),
    getModelsArray: () => [...chats.values()],
  });
  const GroupMetadata = {
    async update(id) {
      const chat = chats.get(wid(id)._serialized);
      if (chat) chat.groupMetadata = groupMetadataOf(await ask('group', { id: wid(id)._serialized }));
    },
  };

  const setState = (state) => {
    if (Socket.state === state) return;
    Socket.state = state;
    Socket.fire('change:state', Socket, state);
  };
  let isSynced = false;
  const tellSynced = () => {
    Socket.hasSynced = true;
    Socket.fire('change:hasSynced', Socket, true);
  };
  const Socket = emitter({
    state: 'OPENING',
    hasSynced: false,
    logout: () => ask('unlink').then(forgetDevice),
    takeover: () => ask('takeOver').then(() => setState('CONNECTED')),
  });
  // WhatsApp's page takes seconds to sync; this one is done at once, and waits for whoever listens instead.
  const { on } = Socket;
  Socket.on = (names, listener) => {
    on(names, listener);
    if (names === 'change:hasSynced' && isSynced) setTimeout(tellSynced);
    return Socket;
  };
  const synced = () => {
    isSynced = true;
    if (Socket.heard('change:hasSynced')) setTimeout(tellSynced);
  };

  const Conn = emitter({
    ref: '',
    platform: 'android',
    pushname: 'Lencana',
    serialize: () => ({ platform: 'android', pushname: 'Lencana' }),
  });
  const renew = (ref) => {
    Conn.ref = ref;
    Conn.fire('change:ref', Conn, ref);
    setState('UNPAIRED');
  };
  const refreshQR = () => ask('refreshQr').then((ref) => ref && renew(ref));
  const Cmd = emitter({
    refreshQR,
    sendRevokeMsgs: (_chat, { list }) => ask('revoke', { ids: list.map(({ id }) => id._serialized) }),
    sendDeleteMsgs: (_chat, { list }) => ask('deleteForUs', { ids: list.map(({ id }) => id._serialized) }),
  });

  let me = { phone: null, lid: null };
  const meUser = () => (me.phone ? wid(me.phone) : undefined);
  const meLid = () => (me.lid ? wid(me.lid) : undefined);

  const blobs = new Map();
  const base64 = (blob) =>
    new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
      reader.readAsDataURL(blob);
    });
  class OpaqueData {
    static async createFromData(data) {
      return Object.assign(new OpaqueData(), { data });
    }
    url() {
      return 'blob:stub';
    }
    autorelease() {}
    formData() {
      return this.data;
    }
  }
  const typeOf = (blob, { asDocument, isPtt, asSticker }) => {
    if (asDocument) return 'document';
    if (asSticker) return 'sticker';
    const [kind] = blob.type.split('/');
    if (kind === 'audio') return isPtt ? 'ptt' : 'audio';
    return kind === 'image' || kind === 'video' ? kind : 'document';
  };
  const prepared = async (opaque, params) => {
    const { data: blob } = opaque;
    const filehash = `hash-${crypto.randomUUID()}`;
    const type = typeOf(blob, params);
    blobs.set(filehash, { blob, type });
    const { name: filename, type: mimetype, size } = blob;
    const mediaData = {
      type,
      filehash,
      mimetype,
      size,
      mediaBlob: opaque,
      ...(type === 'document' ? { filename } : {}),
    };
    return Object.assign(mediaData, {
      set: (more) => Object.assign(mediaData, more),
      toJSON: () => {
        const { set, toJSON, mediaBlob, ...rest } = mediaData;
        return rest;
      },
    });
  };

  const send = (chat, data) => {
    const { set, toJSON, mediaBlob, ...rest } = data;
    const author = data.id.participant;
    const model = put(chat, modelOf({ ...rest, ...(author ? { author } : {}) }));
    Msg.fire('add', model);
    const sending = ask('send', { message: model.serialize() }).then((ack) => {
      model.ack = ack;
      Msg.fire('change:ack', model, ack);
      return { messageSendResult: ack < 0 ? 'ERROR_UNKNOWN' : 'OK' };
    });
    return [Promise.resolve(model), sending];
  };

  const learn = (pairs) => {
    for (const { phone, lid } of pairs) {
      if (!phone || !lid) continue;
      directory.set(phone, lid);
      directory.set(lid, phone);
    }
  };
  const alternate = (id) => maybeWid(directory.get(wid(id)._serialized));

  const modules = {
    WAWebSocketModel: { Socket },
    WAWebCmd: { Cmd },
    WAWebConnModel: { Conn },
    WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
    WAWebLaunchSocketUtils: { refreshQR },
    WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
    WAWebAltDeviceLinkingApi: {
      setPairingType() {},
      async initializeAltDeviceLinking() {},
      async initializeQRLinking() {},
      startAltLinkingFlow: (phone) => ask('code', { phone }),
    },
    WABase64: { encodeB64: (bytes) => btoa(String.fromCharCode(...bytes)) },
    WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: 1 },
    WAWebAdvSignatureApi: {},
    WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: [1, 2, 3] } }) } },
    WAWebSignalStoreApi: {
      waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: [4, 5, 6] } }) },
    },
    WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'c2VjcmV0' },
    WAWebUserPrefsMeUser: { getMaybeMePnUser: meUser, getMaybeMeLidUser: meLid },
    WAWebCollections: {
      Msg,
      Chat,
      GroupMetadata,
      Contact: { find: async (id) => ({ id: wid(id) }), get: (id) => ({ id: wid(id) }) },
      Blocklist: { get: () => undefined },
    },
    WAWebSyncGatingUtils: {},
    WAWebCallCollection: undefined,
    WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert() {} } },
    WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert() {} } },
    WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen() {} },
    WAWebWidFactory: { createWid: wid, asUserWidOrThrow: wid, createWidFromWidLike: wid },
    WAWebFindChatAction: {
      async findOrCreateLatestChat(of) {
        const found = await ask('chat', { id: wid(of)._serialized });
        return found ? { chat: chatOf(found) } : undefined;
      },
    },
    WAWebChatLoadMessages: {
      async loadEarlierMsgs({ chat }) {
        const loaded = chat.earlier.splice(-10);
        for (const model of loaded) put(chat, model);
        return loaded;
      },
    },
    WAWebUpdateUnreadChatAction: {
      async sendSeen({ chat }) {
        chat.unreadCount = 0;
        await ask('seen', { id: chat.id._serialized });
      },
    },
    WAWebChatStateBridge: {
      sendChatStateComposing: (id) => ask('typing', { id: wid(id)._serialized }),
      sendChatStateRecording: async () => {},
      sendChatStatePaused: async () => {},
    },
    WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
    WALinkify: { findLink: () => null, findLinks: () => [] },
    WAWebMsgReply: { canReplyMsg: () => true },
    WAWebMsgKey: MsgKey,
    WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
    WAWebLidMigrationUtils: { toPn: (id) => (wid(id).isLid() ? alternate(id) : wid(id)) },
    WAWebApiContact: {
      getCurrentLid: (id) => alternate(id),
      getPhoneNumber: (id) => alternate(id),
      getAlternateUserWid: (id) => alternate(id),
    },
    WAWebQueryExistsJob: {
      async queryWidExists(id) {
        const found = await ask('exists', { id: wid(id)._serialized });
        if (!found) return null;
        learn([found]);
        return { wid: wid(id) };
      },
    },
    WAWebMsgActionCapability: {
      canSenderRevokeMsg: ({ id, t }) => id.fromMe && Date.now() / 1000 - t < 60 * 60 * 60,
      canAdminRevokeMsg: ({ id }) =>
        chats
          .get(id.remote._serialized)
          ?.groupMetadata?.serialize()
          .participants.some((one) => one.isAdmin && one.id._serialized === me.phone) === true,
    },
    WAWebExitGroupAction: { sendExitGroup: (chat) => ask('leave', { id: chat.id._serialized }) },
    WAWebSendMsgChatAction: { addAndSendMsgToChat: send },
    WAWebMediaOpaqueData: OpaqueData,
    WAWebPrepRawMedia: { prepRawMedia: (opaque, params) => ({ waitForPrep: () => prepared(opaque, params) }) },
    WAWebMediaStorage: {
      getOrCreateMediaObject: (filehash) => ({
        filehash,
        size: blobs.get(filehash).blob.size,
        type: blobs.get(filehash).type,
        consolidate() {},
      }),
    },
    WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
    WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
    WAWebMediaMmsV4Upload: {
      async uploadMedia({ mediaObject }) {
        const { blob } = blobs.get(mediaObject.filehash);
        blobs.delete(mediaObject.filehash);
        const directPath = await ask('upload', { base64: await base64(blob) });
        return { mediaEntry: { directPath, mediaKey: 'key', encFilehash: 'hash' } };
      },
    },
    WAWebDownloadManager: {
      downloadManager: {
        async downloadAndMaybeDecrypt({ directPath }) {
          const text = await ask('media', { directPath });
          return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
        },
      },
    },
  };

  window.Debug = { VERSION: window.PAGE_VERSION };
  window.require = (name) => {
    if (name in modules) return modules[name];
    void ask('unknownModule', { name });
    throw new Error(`This page has no module ${name}`);
  };

  /** The real page keeps its link in IndexedDB too. */
  const drawer = () =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open('link', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('link');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  const inDrawer = async (mode, work) => {
    const db = await drawer();
    const transaction = db.transaction('link', mode, { durability: 'strict' });
    const request = work(transaction.objectStore('link'));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
    db.close();
    return request.result;
  };
  const keepDevice = (name) => {
    device = name;
    return inDrawer('readwrite', (store) => store.put(name, 'device'));
  };
  const forgetDevice = () => {
    device = null;
    return inDrawer('readwrite', (store) => store.delete('device'));
  };

  const load = (sync) => {
    me = sync.me;
    learn(sync.people);
    messages.clear();
    chats.clear();
    for (const data of sync.chats) {
      const chat = chatOf(data);
      const models = data.messages.map((one) => modelOf({ ...one, isNewMsg: false }));
      chat.earlier = models.slice(0, -3);
      for (const model of models.slice(-3)) put(chat, model);
      chat.t = Math.max(0, ...models.map(({ t }) => t));
      chat.unreadCount = data.unread;
    }
  };

  const heard = {
    async hello({ sync, ref }) {
      if (sync) {
        load(sync);
        setState('CONNECTED');
        synced();
      } else renew(ref);
    },
    async linked({ name, sync }) {
      await keepDevice(name);
      load(sync);
      setState('CONNECTED');
      synced();
    },
    ref: ({ ref }) => renew(ref),
    state: ({ state }) => setState(state),
    people: ({ people }) => learn(people),
    chat: ({ chat }) => void chatOf(chat),
    message({ chat: data, message }) {
      const chat = chatOf(data);
      const model = modelOf(message);
      const known = messages.has(model.id._serialized);
      if (!known) put(chat, model);
      if (!known && !model.isNotification && model.type !== 'album') chat.unreadCount++;
      Msg.fire('add', model);
    },
    changed({ id, change, field, before }) {
      const model = messages.get(id);
      if (!model) return;
      Object.assign(model, change);
      if (field) Msg.fire(`change:${field}`, model, model[field], before);
      if (field) model.fire(`change:${field}`, model);
      Msg.fire('change', model);
    },
    announced({ chat: data, message }) {
      const chat = chatOf(data);
      Msg.fire('change', put(chat, modelOf(message)));
    },
    reaction({ id, on, author, text, at }) {
      const [reactor, key] = [wid(author), keyOf(id)];
      modules.WAWebAddonReactionTableMode.reactionTableMode.bulkUpsert([
        {
          id: key,
          reactionParentKey: keyOf(on),
          reactionText: text,
          reactionTimestamp: at,
          author: reactor,
          from: reactor,
          read: false,
          orphan: 0,
        },
      ]);
    },
    async loggedOut() {
      await forgetDevice();
      Cmd.fire('logout');
      setTimeout(() => {
        location.href = '/?post_logout=1&logout_reason=0';
      }, 50);
    },
    reload: () => location.reload(),
    hang() {
      for (;;);
    },
  };

  const start = async () => {
    device = (await inDrawer('readonly', (store) => store.get('device'))) ?? null;
    const events = new EventSource(`${world}/events?page=${pageId}&device=${device ?? ''}`);
    let line = Promise.resolve();
    events.onmessage = ({ data }) => {
      const { kind, ...rest } = JSON.parse(data);
      line = line.then(() => heard[kind](rest));
    };
  };
  void start();
})();
