namespace Companion.Understanding.Words;

internal static class PortugueseDistress
{
    public static readonly DistressTables Tables = new()
    {
        Patterns = """
            Sos: alguém|rápido|depressa|urgente|agora|pelo amor de deus|já + ajuda|ajude|ajudem|acode|acuda, me ajuda|me ajude|me ajudem|ajude me|ajuda me + por favor|caí|não consigo|chão|dor|mal|estou|to|tô, socorro, acudam, salvem
            Sos: cham*|preciso|manda|mande|mandem|liga|ligue|rápido|depressa|urgente|por favor|vem|quero|pede + ambulância|samu|192|112|bombeiros|resgate|inem
            Sos: cham*|preciso|manda*|mande*|quero|traz + médico|médica|doutor|doutora|polícia|enfermeira + agora|rápido|depressa|urgente|urgentemente|já|logo|imediatamente, cham* + alguém|um vizinho + mal|rápido|agora
            Sos: não consigo|não to|não tô|não estou|mal consigo|difícil|dificuldade|custa|custa me|não posso|não consegue|não está|não tá + respirar|respirando|a respirar, não respira|parou de respirar, sufoc*, engasg*, sem ar|falta de ar|falta o ar|faltando ar|falta ar
            Sos: não consigo|não posso|não dá para|não conseguia|não consegue + levantar|me levantar|levantar me|sair do chão|me mexer|mexer|mover|ficar em pé|sair da cama|sair, estou no chão|to no chão|tô no chão|caída no chão|caído no chão
            Sos: não quero|cansei de|cansada de|cansado de|sem vontade de|não vale a pena + viver|continuar vivendo, quero|queria|vontade de|melhor + morrer|sumir da vida|estar morta|estar morto, me matar|matar me|suicíd*|suicid*|tirar minha vida|acabar com a minha vida|acabar com tudo
            Sos: envenen*|overdose|intoxic*, tomei|engoli|tomou|injetei + demais|muito|muitos|muitas|errado|errados|errada|dobro|dobrado|duas vezes|todos|caixa inteira|a mais + remédio|remédios|comprimido*|insulina|dose|medicamento*|caixa
            Sos: estou|to|tô|acho|parece|tendo|ter|meu|minha|é + infarto|enfarte|avc|derrame|ataque cardíaco|ataque do coração, boca|rosto|cara|face + torta|torto|dormente|entortou|caído|caída|paralisad*, braço|perna|lado|mão|corpo + dormente|paralisad*|paralis*|não mexe|não sinto|fraco|fraca|formigando|não obedece, fala|língua + enrolada|enrolando|arrastada|embolada, paralisad*
            Sos: inconsciente|desmaiou|desacordad*|perdeu os sentidos|perdeu a consciência|não acorda|não responde|desfaleceu, convuls*
            Sos: sangue|sangr* + muito|não para|não pára|sem parar|por todo lado|todo lado|jorrando|não estanca, hemorragia|sangrando
            Sos: pegando fogo|pegou fogo|a arder|em chamas|incêndio|fogo|fumaça + casa|cozinha|quarto|apartamento|prédio|fogão|sala|cortina*|tá|está|aqui|minha, cheiro|cheirando|vazamento|vazando|fuga + gás|fumaça|queimado
            Sos: alguém|gente|homem|ladrão|ladrões|bandido*|estranho|assaltante* + entrar|entrou|entrando|arromb*|invad*|dentro de casa|na minha casa|na porta|forçando|batendo, ladrão em casa, assalt*|me bateram|estão me roubando|roubad*|invadiram
            Ask: desmaiar|apagar|perder os sentidos|cair + vou|quase|acho|sinto|prestes, tontura*|tonta|tonto|vertigem, cabeça + girando|rodando|explodindo, vista + escurec*|escura
            Ask: peito|coração + dor|doendo|dói|doe|aperto|apertado|apertando|pressão|queim*|pontada*|errado|disparado|acelerado|parando|mal|esquisito|falhando|estranho
            Ask: eu caí|caí|cai|tombo|queda|escorreguei|tropecei|levei um tombo + banheiro|escada|chão|cama|cozinha|rua|quintal|quadril|cabeça|perna|braço|machuquei|dor|dói|eu|levei|sofri|calçada|banho|casa, quebrei|parti|fraturei + perna|braço|quadril|fêmur|costela|punho
            Ask: passando|sentindo|muito|sinto|estou|super|sentir + mal, dor + terrível|insuportável|horrível|muito forte|fortíssima|aguda|demais|enorme, não aguento + dor|mais|de dor
            Ask: preciso de + ajuda|médico|socorro, morrendo|a morrer|vou morrer, estou com medo|to com medo|apavorad*, garganta|língua|rosto + inch*|fechando, não enxergo|não vejo nada|fiquei cega|fiquei cego|perdi a visão, emergência, me acud*
            Sos: mãe|pai|marido|mulher|esposa|ele|ela|irmã|irmão|avó|avô + não acorda|não responde|não se mexe|não respira, no chão + alguém|venha|ajuda|estou|caído|caída|to, não mexo|não sinto|não consigo mexer + pernas|perna|braço|braços|corpo|lado
            Sos: fumaça|chamas|labaredas|fumo + corredor|escada|porta|por todo lado|casa|prédio, vida + não vale a pena|não tem sentido|não faz sentido|acabou para mim, não para de sangrar|sangrando muito
            Ask: me queimei|queimei me|queimou|queimadura*|escald* + água|mão|braço|perna|fervendo|óleo|fogo|grave|rosto|eu|me, braço|ombro|mandíbula|costas + dói|dor|doendo + suando|suor|enjoo|náusea*, suor frio|suando frio, coração + sair|pular|saltando|saindo|batendo forte, cortei + sang*|mão|dedo|fundo, picada|picou + garganta|inch*|respir*
            Calm: ajud* + escolher|achar|encontrar|preencher|com as|com os|compras|entender|ler|escrever|comprar|pedir|menu|formulário|configurar|obrigada|obrigado|me ajuda muito|ajuda muito|sempre, obrigada pel*|obrigado pel*, filme|novela|livro|notícia*|jornal|série|tv|sonhei|música
            Calm: ano passado|mês passado|anos atrás|há anos|há muitos anos|antigamente|quando era|faz anos|semana passada, kkk|kkkk|kkkkk|brincadeira|brincando|rir|risada|haha|rs, morrendo de|morri de|morta de|morto de + saudade*|rir|fome|sono|vontade|calor|inveja|curiosidade, sono, preço*|pressão|ligação|febre|chuva|internet|sistema|açúcar|glicose|dólar + caiu|caíram|cair|baixou, samu|ambulância|emergência + número|trabalha|vi|contato|telefone|plantão
            Calm: o que fazer|o que se faz + se|quando, conta + gás|luz, peito de frango|frango|peru|peito de, estou bem|deu tudo certo|tudo bem|já passou|já melhorei|passou, coração + feliz|alegre|biscoito*|contente|partido|de mãe|cheio, churrasco|lareira|fogueira|fogo baixo, sos de
            """,
        Negators = "não nao nem sem nunca nenhum nenhuma nada",
        Carriers = "estou tô to tenho mais de me sinto estava tive senti com muito a uma é foi preciso",
    };
}
